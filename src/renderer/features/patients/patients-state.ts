import type { PatientRow } from '../../../shared/domain/patient';
import type { ChangesPush } from '../../../shared/ipc/contract';
import type { BridgeFailure } from '../../shared/bridge';
import type { PagedRows } from '../../shared/paged-rows';
import type { RowSelection } from '../../shared/ui/table/row-selection';

/** Which patients the list shows, and which of them are selected. */
export interface ListSlice {
  /** What stands in the search field; the list follows every key. */
  searchText: string;
  isArchived: boolean;
  /** Null until main has said. */
  counts: { current: number; archived: number } | null;
  selection: RowSelection;
  list: PagedRows<PatientRow>;
  readPatients: () => Promise<void>;
  search: (text: string) => void;
  showArchived: (isArchived: boolean) => void;
  select: (selection: RowSelection) => void;
  takeChanges: (changes: ChangesPush) => void;
}

export type RecordTab = 'details' | 'admin' | 'clinical';

/** What is open over the list or over a record. */
export type PatientsDialog =
  | { kind: 'new'; typed: string }
  /** One patient: the other one is still to be found. */
  | { kind: 'merge'; patients: readonly PatientRow[] }
  /** Null: all that the list finds. */
  | { kind: 'export'; patients: readonly PatientRow[] | null }
  | { kind: 'import' };

/** Where in Patients the person is. */
export interface PlaceSlice {
  /** The record that is open; null: the list. */
  openId: string | null;
  tab: RecordTab;
  dialog: PatientsDialog | null;
  /** Admin notes that are being written, by patient: leaving a record loses no text. */
  noteDrafts: ReadonlyMap<string, string>;
  openRecord: (patientId: string) => void;
  closeRecord: () => void;
  showTab: (tab: RecordTab) => void;
  openDialog: (dialog: PatientsDialog) => void;
  closeDialog: () => void;
  draftNote: (patientId: string, text: string) => void;
  /** Another log has been opened: nothing that is shown belongs to it. */
  startOver: () => void;
}

export interface ActionsSlice {
  isActing: boolean;
  /** What the last action did, in one line. */
  actionNote: string | null;
  actionFailure: { happened: string; failure: BridgeFailure } | null;
  setArchived: (patients: readonly PatientRow[], isArchived: boolean) => Promise<void>;
  exportCsv: (patients: readonly PatientRow[] | null, isMasked: boolean) => Promise<void>;
  dismissNote: () => void;
}

export type PatientsState = ListSlice & PlaceSlice & ActionsSlice;
