import type { AccountInput, AccountView } from '../domain/account';
import type { BatchRow } from '../domain/batch';
import type { ConnectionTestView, ConnectionView } from '../domain/connection';
import type { Appearance, DeskSettings } from '../domain/desk-settings';
import type { DraftReview, EmailDraft, SentBatch } from '../domain/email-draft';
import type { ErrorCode } from '../domain/error-code';
import type { AttachmentRefusal, ChosenAttachment, MessageRow } from '../domain/message';
import type { MessageItem } from '../domain/message-item';
import type { MessageListRequest, MessagePage } from '../domain/message-list';
import type { OutboxEntry } from '../domain/outbox';
import type { Patient } from '../domain/patient';
import type { StartupProblemKind } from '../domain/startup-problem';
import type { Evidence } from '../domain/status-history';

export type Result<Value> =
  { ok: true; value: Value } | { ok: false; error: { code: ErrorCode; message: string } };

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
