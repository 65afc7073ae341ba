import type { BatchEvent, BatchRow } from '../../../shared/domain/batch';
import type { BatchOutcomes } from '../../../shared/domain/batch-outcome';
import type { PacePoint } from '../../../shared/domain/batch-progress';
import type { MessageRow } from '../../../shared/domain/message';
import type { MessageFilter, MessageSort } from '../../../shared/domain/message-search';
import type { ChangesPush } from '../../../shared/ipc/contract';
import type { BridgeFailure } from '../../shared/bridge';
import type { RowSelection } from '../../shared/ui/table/row-selection';
import type { ListNews } from './list-changes';
import type { MessageQuery } from './message-query';

/** Which messages are shown, in what order, and which of them are selected. */
export interface QuerySlice {
  query: MessageQuery;
  /** What stands in the search field; the query follows a moment later. */
  searchText: string;
  selection: RowSelection;
  showQuery: (change: Partial<MessageQuery>) => void;
  typeSearch: (text: string) => void;
  chooseQuickFilter: (quickFilter: MessageFilter | null) => void;
  sortBy: (column: MessageSort['column']) => void;
  select: (selection: RowSelection) => void;
}

export interface MessageListSlice {
  rowIds: readonly string[];
  rows: ReadonlyMap<string, MessageRow>;
  nextCursor: string | null;
  notUnderstood: readonly string[];
  /** The newest position in the log when the list was read: what is newer has come since. */
  topPosition: number;
  /** Grows with every list that is asked for: an answer for an earlier one is too late. */
  listNumber: number;
  /** False until the first answer has come. */
  isLoaded: boolean;
  isBusy: boolean;
  failure: BridgeFailure | null;
  readMessages: () => Promise<void>;
  readMoreMessages: () => Promise<void>;
}

/** How the list follows the log without moving under a person's eyes. */
export interface LiveSlice {
  news: ListNews;
  takeMessageChanges: (changes: ChangesPush) => void;
  noteVisibleRows: (rowIds: readonly string[]) => void;
  noteScrolledToTop: (isAtTop: boolean) => void;
}

export interface BatchListSlice {
  /** Newest first. */
  batchIds: readonly string[];
  batches: ReadonlyMap<string, BatchRow>;
  batchCursor: string | null;
  /** The chosen batch, where it stands further down than the list is loaded. */
  olderBatch: BatchRow | null;
  /** Of the whole log; null until main has said. */
  messageCount: number | null;
  batchFailure: BridgeFailure | null;
  readBatches: () => Promise<void>;
  readMoreBatches: () => Promise<void>;
  /** Reads a batch that is chosen and not in the list as far as that is loaded. */
  readOlderBatch: (batchId: string) => Promise<void>;
  takeBatchChanges: (changes: ChangesPush) => void;
}

/** What the last action did, in one line under the table. */
export interface ActionNote {
  text: string;
  /** The batch that it made, where it made one. */
  batchId: string | null;
}

export interface ActionsSlice {
  isActing: boolean;
  actionNote: ActionNote | null;
  actionFailure: { happened: string; failure: BridgeFailure } | null;
  sendAgain: (messageIds: readonly string[]) => Promise<void>;
  sendNow: (messageIds: readonly string[]) => Promise<void>;
  cancel: (messageIds: readonly string[]) => Promise<void>;
  /** @param note what was done about them; empty for none */
  setHandled: (messageIds: readonly string[], isHandled: boolean, note: string) => Promise<void>;
  exportCsv: (messageIds: readonly string[], isMasked: boolean) => Promise<void>;
  sendSampleBatch: () => Promise<void>;
  dismissNote: () => void;
}

/** A batch as a whole: stopped, resumed, printed. The ids are for questions that are asked first. */
export interface SteeringSlice {
  /** What is made ready for paper; null: nothing. */
  printed: { batchId: string; rows: readonly MessageRow[]; now: number } | null;
  /** What has been done to the batch whose history is open. */
  events: readonly BatchEvent[];
  stopBatch: (batchId: string) => Promise<void>;
  resumeBatch: (batchId: string) => Promise<void>;
  endHold: (batchId: string) => Promise<void>;
  idsToCancel: (batchId: string) => Promise<string[]>;
  idsToSendAgain: (batchId: string) => Promise<string[]>;
  idsToExport: (batchId: string) => Promise<string[]>;
  makePrint: (batchId: string) => Promise<void>;
  savePrint: () => Promise<void>;
  readEvents: (batchId: string) => Promise<void>;
}

export interface OutcomesSlice {
  /** Of the batch that was chosen last; null until they have been counted. */
  outcomes: { batchId: string; counts: BatchOutcomes } | null;
  /** How batches that are under way have got on. */
  paces: ReadonlyMap<string, readonly PacePoint[]>;
  readOutcomes: () => Promise<void>;
  takeOutcomeChanges: (changes: ChangesPush) => void;
}

export type BatchesState = QuerySlice &
  MessageListSlice &
  LiveSlice &
  BatchListSlice &
  ActionsSlice &
  SteeringSlice &
  OutcomesSlice;
