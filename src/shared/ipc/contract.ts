import type { Account, AccountSettings, PasswordState } from '../domain/account';
import type { BatchRow } from '../domain/batch';
import type { Confirmable } from '../domain/confirmable';
import type { Appearance, DeskSettings } from '../domain/desk-settings';
import type { DraftProblem, EmailDraft, SkipReason } from '../domain/email-draft';
import type { AttachmentRefusal, ChosenAttachment, MessageDetails, MessageRow } from '../domain/message';
import type { MessageActions } from '../domain/message-actions';
import type { MessageSort, QuickFilter } from '../domain/message-search';
import type { OutboxCounts, OutboxEntry } from '../domain/outbox';
import type { Patient } from '../domain/patient';
import type { ErrorCode } from '../domain/error-code';
import type { SendFailure, SendStage } from '../domain/send-outcome';
import type { StartupProblemKind } from '../domain/startup-problem';
import type { Evidence, StatusUpdate } from '../domain/status-history';

export type Result<Value> =
  { ok: true; value: Value } | { ok: false; error: { code: ErrorCode; message: string } };

export interface MessageListRequest {
  batchId: string | null;
  /** As typed; main reads the operators. */
  search: string;
  quickFilter: QuickFilter | null;
  sort: MessageSort;
  cursor: string | null;
  limit: number;
}

export interface MessagePage {
  rows: MessageRow[];
  nextCursor: string | null;
  /** Operators in the search text that mean nothing, as typed. */
  notUnderstood: string[];
}

/** All that the Item Viewer shows. */
export interface MessageItem {
  message: MessageDetails;
  history: StatusUpdate[];
  /** One plain sentence for the caller, made from the history; never more than is known. */
  sentence: string;
  /** Sequence numbers of the lines that contradict the failure shown. */
  contradicting: number[];
  canConfirm: Confirmable;
  can: MessageActions;
}

export interface SkippedRecipient {
  patientId: string;
  patientName: string;
  address: string;
  reason: SkipReason;
}

export interface DraftReview {
  problems: DraftProblem[];
  recipients: { patientId: string; patientName: string; address: string }[];
  skipped: SkippedRecipient[];
  /** About how large one message is in bytes, encoded. */
  sizeBytes: number;
  /** The sending server's limit, where it has named one. */
  sizeLimitBytes: number | null;
}

export interface SentBatch {
  batchId: string;
  messageIds: string[];
}

export interface AccountView extends Account {
  password: PasswordState;
  /** Why the next message of this account is not tried before a time (ms); null when nothing holds it. */
  blockedUntil: number | null;
}

export interface AccountInput {
  settings: AccountSettings;
  /** Null: leave the password as it is. An empty text removes it. */
  password: string | null;
  /** The person agrees that this computer keeps the password without protection. */
  isUnprotectedAllowed: boolean;
}

export interface ConnectionTestView {
  ok: boolean;
  passed: SendStage[];
  failure: SendFailure | null;
  sizeLimitBytes: number | null;
  hasDsn: boolean;
}

/** What the connection bar shows. */
export interface ConnectionView extends OutboxCounts {
  isOnline: boolean;
  /** The log could not be written: sending rests until there is room on the disk again. */
  isDiskFull: boolean;
  needsAttention: number;
  messageCount: number;
  /** When reports were last looked for, per account with tracking. */
  tracking: { accountId: string; accountName: string; lastCheckedAt: number | null }[];
  paused: { accountId: string; accountName: string; reason: string; detail: string }[];
}

export type Practice = 'training' | 'clinic';

export interface SessionView {
  practice: Practice;
  version: string;
  platform: 'windows' | 'macos' | 'linux';
  /** Whether this computer protects stored passwords, and by what. */
  secrets: { isProtected: boolean; backend: string };
}

export interface StartupProblemView {
  problem: StartupProblemKind;
  /** The log's file, for the person who is called to help. */
  file: string;
  detail: string;
  hasBackup: boolean;
}

/** Requests that take nothing. */
export type Nothing = null;

interface Call<Request, Response> {
  request: Request;
  response: Response;
}

/** Every request a page may make. Verbs of the product: no path, SQL, URL or HTML goes through here. */
export interface InvokeChannels {
  'app:session': Call<Nothing, SessionView>;
  'app:connection': Call<Nothing, ConnectionView>;
  'settings:get': Call<Nothing, DeskSettings>;
  'settings:save': Call<DeskSettings, Nothing>;
  'settings:set-appearance': Call<{ appearance: Appearance }, Nothing>;
  'settings:set-current-staff': Call<{ name: string }, Nothing>;
  'messages:list': Call<MessageListRequest, MessagePage>;
  'messages:rows': Call<{ messageIds: string[] }, MessageRow[]>;
  'messages:item': Call<{ messageId: string }, MessageItem>;
  'messages:evidence': Call<{ messageId: string; sequence: number }, Evidence | null>;
  'messages:cancel': Call<{ messageIds: string[] }, { cancelled: number }>;
  'messages:send-now': Call<{ messageIds: string[] }, { due: number }>;
  'messages:send-again': Call<{ messageIds: string[] }, SentBatch>;
  'messages:set-handled': Call<{ messageIds: string[]; isHandled: boolean }, Nothing>;
  'messages:resolve-unconfirmed': Call<{ messageId: string; answer: 'gone' | 'not-gone' }, Nothing>;
  'messages:export-csv': Call<{ messageIds: string[] }, { savedRows: number | null }>;
  'messages:copy-for-support': Call<{ messageId: string }, Nothing>;
  'messages:save-pdf': Call<{ messageId: string }, { isSaved: boolean }>;
  'batches:list': Call<
    { cursor: string | null; limit: number },
    { rows: BatchRow[]; nextCursor: string | null }
  >;
  'compose:choose-attachments': Call<
    Nothing,
    { attachments: ChosenAttachment[]; refused: AttachmentRefusal[] }
  >;
  'compose:drop-attachment': Call<{ attachmentId: string }, Nothing>;
  'compose:review': Call<EmailDraft, DraftReview>;
  'compose:send': Call<EmailDraft, SentBatch>;
  'patients:search': Call<{ text: string; limit: number }, Patient[]>;
  'patients:create': Call<{ familyName: string; givenName: string; email: string | null }, Patient>;
  'accounts:list': Call<Nothing, AccountView[]>;
  'accounts:save': Call<{ accountId: string | null; account: AccountInput }, AccountView>;
  'accounts:remove': Call<{ accountId: string }, Nothing>;
  'accounts:resume': Call<{ accountId: string }, Nothing>;
  'accounts:test-connection': Call<{ accountId: string | null; account: AccountInput }, ConnectionTestView>;
  'practice:set-up-real-account': Call<{ account: AccountInput }, Nothing>;
  'outbox:list': Call<Nothing, OutboxEntry[]>;
  'windows:open-item': Call<{ messageId: string }, Nothing>;
  'windows:show-messages': Call<{ batchId: string | null; search: string }, Nothing>;
  'links:open': Call<{ url: string }, { isOpened: boolean }>;
  'startup:problem': Call<Nothing, StartupProblemView>;
  'startup:choose': Call<{ choice: 'try-again' | 'restore-backup' | 'show-file' | 'quit' }, Nothing>;
}

export type InvokeChannel = keyof InvokeChannels;
export type Request<Channel extends InvokeChannel> = InvokeChannels[Channel]['request'];
export type Response<Channel extends InvokeChannel> = InvokeChannels[Channel]['response'];

/** What changed in the log, at most once a frame. Rows are as they stand now. */
export interface ChangesPush {
  messages: MessageRow[];
  /** More changed than is listed: read again what is on the screen. */
  hasMoreMessages: boolean;
  /** Ids of all messages that changed, listed or not (up to 2,000). */
  messageIds: string[];
  batches: BatchRow[];
  hasAccountChange: boolean;
  hasPatientChange: boolean;
  hasSettingsChange: boolean;
  connection: ConnectionView;
}

export type MenuCommand =
  'new-message' | 'find' | 'go-messages' | 'go-settings' | 'show-outbox' | 'send-again' | 'print';

/** Every message main may send to a page. */
export interface PushChannels {
  changes: ChangesPush;
  'menu-command': { command: MenuCommand };
  'practice-changed': { practice: Practice };
  'show-messages': { batchId: string | null; search: string };
}

export type PushChannel = keyof PushChannels;

/** The two functions that a page gets. */
export interface Bridge {
  invoke<Channel extends InvokeChannel>(
    channel: Channel,
    request: Request<Channel>,
  ): Promise<Result<Response<Channel>>>;
  /** Returns how to stop listening. */
  listen<Channel extends PushChannel>(
    channel: Channel,
    listener: (payload: PushChannels[Channel]) => void,
  ): () => void;
}
