import type { Patient } from '../../../shared/domain/patient';
import { releaseTable } from './attached-files';
import type { ComposeActions, GetCompose, SetCompose } from './compose-state';
import type { Draft } from './draft';

/** Recipients who come together: from a list, a batch, a file. */
export function recipientActions(
  set: SetCompose,
  get: GetCompose,
): Pick<ComposeActions, 'addRecipients' | 'takeTable' | 'dropTable' | 'chooseInList'> {
  return {
    addRecipients: (patients) => {
      get().change({ recipients: joined(get().draft.recipients, patients) });
    },
    takeTable: ({ tableId, name, headings, counts, patients }) => {
      const { draft } = get();
      const others = withoutBrought(draft);
      const known = new Set(others.map(({ id }) => id));
      const broughtIds = new Set(patients.map(({ id }) => id).filter((id) => !known.has(id)));
      get().change({
        recipients: joined(others, patients),
        table: { tableId, name, headings, counts, broughtIds },
      });
      if (draft.table !== null && draft.table.tableId !== tableId) void releaseTable(draft.table.tableId);
    },
    dropTable: () => {
      const { draft } = get();
      if (draft.table === null) return;
      get().change({ recipients: withoutBrought(draft), table: null });
      void releaseTable(draft.table.tableId);
    },
    chooseInList: () => {
      set({ isChoosingInList: true });
    },
  };
}

/** Whom the file did not bring. */
function withoutBrought({ recipients, table }: Draft): Patient[] {
  return recipients.filter(({ id }) => table?.broughtIds.has(id) !== true);
}

function joined(before: readonly Patient[], added: readonly Patient[]): Patient[] {
  return [...new Map([...before, ...added].map((patient) => [patient.id, patient])).values()];
}
