import { createStore } from 'zustand/vanilla';
import { withColumn } from '../../../shared/domain/import-mapping';
import { ask, asFailure } from '../../shared/bridge';
import type { ImportActions, ImportState, ImportStore } from './import-state';

type Set = ImportStore['setState'];
type Get = ImportStore['getState'];

const NOTHING_CHOSEN: ImportState = {
  step: 'choose',
  file: null,
  mapping: [],
  refused: null,
  check: null,
  outcome: null,
  busy: null,
  progress: null,
  hasSavedBadRows: false,
  trouble: null,
};

/** An import, from the choice of the file to what came in. */
export function createImportStore(): ImportStore {
  return createStore((set, get) => ({
    ...NOTHING_CHOSEN,
    ...fileActions(set, get),
    ...rowActions(set, get),
    hearProgress: (progress) => {
      const { busy, file } = get();
      const isUnderWay = busy === 'checking' || busy === 'importing';
      if (isUnderWay && progress.importId === file?.importId) set({ progress });
    },
    cancel: async () => {
      const { busy, file } = get();
      // An import that is under way ends with an outcome of its own, which is shown.
      if (busy !== 'importing') set(NOTHING_CHOSEN);
      if (file === null) return;
      try {
        await ask('import:cancel', { importId: file.importId });
      } catch (thrown) {
        set({ trouble: { what: 'The import was not cancelled.', failure: asFailure(thrown) } });
      }
    },
  }));
}

/** Does one thing at a time, and says when it could not be done. What ends after a cancel changes nothing. */
async function attempt(
  set: Set,
  get: Get,
  busy: NonNullable<ImportState['busy']>,
  what: string,
  action: () => Promise<Partial<ImportState>>,
): Promise<void> {
  if (get().busy !== null) return;
  const { file } = get();
  set({ busy, trouble: null, progress: null });
  const isStale = () => get().file !== file || get().busy !== busy;
  try {
    const changes = await action();
    if (!isStale()) set({ ...changes, busy: null });
  } catch (thrown) {
    if (!isStale()) set({ busy: null, trouble: { what, failure: asFailure(thrown) } });
  }
}

function fileActions(set: Set, get: Get): Pick<ImportActions, 'choose' | 'reread' | 'setColumn'> {
  return {
    choose: () =>
      attempt(set, get, 'choosing', 'The file was not read.', async () => {
        const chosen = await ask('import:choose', null);
        if (chosen === null) return {};
        if ('refused' in chosen) return { refused: chosen };
        const { file } = get();
        if (file !== null) await ask('import:cancel', { importId: file.importId });
        return { ...NOTHING_CHOSEN, step: 'columns', file: chosen, mapping: chosen.guess };
      }),
    reread: (reading) =>
      attempt(set, get, 'rereading', 'The file was not read in this way.', async () => {
        const { file } = get();
        if (file === null) return {};
        const { importId } = file;
        const reread = await ask('import:reread', { importId, encoding: null, delimiter: null, ...reading });
        // Another encoding gives the same columns; what a person has said about them still holds.
        const isSameTable = reread.headers.length === file.headers.length && 'encoding' in reading;
        return { file: reread, ...(isSameTable ? {} : { mapping: reread.guess }) };
      }),
    setColumn: (column, field) => {
      set(({ mapping }) => ({ mapping: withColumn(mapping, column, field), trouble: null }));
    },
  };
}

function rowActions(
  set: Set,
  get: Get,
): Pick<ImportActions, 'startCheck' | 'backToColumns' | 'run' | 'saveBadRows'> {
  return {
    startCheck: async () => {
      const { file, mapping } = get();
      if (file === null || get().busy !== null) return;
      set({ step: 'check', check: null, hasSavedBadRows: false });
      await attempt(set, get, 'checking', 'The file was not checked.', async () => ({
        check: await ask('import:check', { importId: file.importId, mapping }),
      }));
    },
    backToColumns: () => {
      set({ step: 'columns', check: null, trouble: null });
    },
    run: (isSkippingBadRows) =>
      attempt(set, get, 'importing', 'Nobody was put on record.', async () => {
        const { file, mapping } = get();
        if (file === null) return {};
        const { importId } = file;
        return { step: 'done', outcome: await ask('import:run', { importId, mapping, isSkippingBadRows }) };
      }),
    saveBadRows: () =>
      attempt(set, get, 'saving', 'The rows were not saved.', async () => {
        const { file } = get();
        if (file === null) return {};
        const { isSaved } = await ask('import:save-errors', { importId: file.importId });
        return isSaved ? { hasSavedBadRows: true } : {};
      }),
  };
}
