import type { AccountInput, AccountView } from '../domain/account';
import type { Arrival, ArrivalRow, StopAnswer, StopView } from '../domain/arrival';
import type { BatchEvent, BatchRow } from '../domain/batch';
import type { AccountTrouble, AttentionView } from '../domain/attention';
import type { BatchOutcomes } from '../domain/batch-outcome';
import type { ConnectionTestView, ConnectionView } from '../domain/connection';
import type { Appearance, DeskSettings } from '../domain/desk-settings';
import type { DocumentFile, DocumentRefusal } from '../domain/document';
import type { ConsentChoice } from '../domain/consent';
import type { DraftReview, MessageDraft, SendProgress, SentBatch } from '../domain/draft';
import type { DraftPreview, SentTest } from '../domain/draft-preview';
import type { ErrorCode } from '../domain/error-code';
import type { EvidenceView } from '../domain/evidence';
import type { AttachmentRefusal, Channel, ChosenAttachment, MessageRow, Purpose } from '../domain/message';
import type { MessageItem } from '../domain/message-item';
import type { MessageListRequest, MessagePage } from '../domain/message-list';
import type { OutboxEntry } from '../domain/outbox';
import type { PhoneCheck } from '../domain/phone';
import type { Patient, PatientCheck, PatientInput, PatientRecord, PatientRow } from '../domain/patient';
import type {
  ImportCheck,
  ImportDelimiter,
  ImportEncoding,
  ImportFile,
  ImportMapping,
  ImportOutcome,
  ImportProgress,
  ImportRefusal,
} from '../domain/patient-import';
import type { SmsAccountInput } from '../domain/sms-account';
import type { SmsTestView } from '../domain/sms-failure';
import type { BatchPart, BatchRecipients, RecipientMatch } from '../domain/recipients';
import type { StartupProblemKind } from '../domain/startup-problem';
import type { Template, TemplateInput, TemplateRow } from '../domain/template';
import type { NewAccountInput, TrackingInput, TrackingTestView, TrackingView } from '../domain/tracking';

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
  /** How a mobile number is understood in the practice's country. */
  'settings:check-mobile': Call<{ text: string }, PhoneCheck>;
  'settings:set-appearance': Call<{ appearance: Appearance }, Nothing>;
  'settings:set-current-staff': Call<{ name: string }, Nothing>;
  'messages:list': Call<MessageListRequest, MessagePage>;
  'messages:rows': Call<{ messageIds: string[] }, MessageRow[]>;
  'messages:item': Call<{ messageId: string }, MessageItem>;
  /** What is kept of what a line was learnt from; its text goes to the sandboxed frame only. */
  'messages:evidence': Call<{ messageId: string; sequence: number }, EvidenceView | null>;
  'messages:copy-evidence': Call<{ messageId: string; sequence: number }, Nothing>;
  'messages:cancel': Call<{ messageIds: string[] }, { cancelled: number }>;
  'messages:send-now': Call<{ messageIds: string[] }, { due: number }>;
  'messages:send-again': Call<{ messageIds: string[] }, SentBatch>;
  /** The note is kept with the handling; empty for none, and where handling is taken back. */
  'messages:set-handled': Call<{ messageIds: string[]; isHandled: boolean; note: string }, Nothing>;
  'messages:resolve-unconfirmed': Call<{ messageId: string; answer: 'gone' | 'not-gone' }, Nothing>;
  'messages:export-csv': Call<{ messageIds: string[]; isMasked: boolean }, { savedRows: number | null }>;
  'messages:copy-for-support': Call<{ messageId: string }, Nothing>;
  'messages:save-pdf': Call<{ messageId: string }, { isSaved: boolean }>;
  'batches:list': Call<
    { cursor: string | null; limit: number },
    { rows: BatchRow[]; nextCursor: string | null }
  >;
  /** One batch, wherever it stands in the list; null: it is not in the log. */
  'batches:get': Call<{ batchId: string }, BatchRow | null>;
  /** What has been done to a batch as a whole, in order. */
  'batches:events': Call<{ batchId: string }, BatchEvent[]>;
  'batches:outcomes': Call<{ batchId: string }, BatchOutcomes>;
  'batches:stop': Call<{ batchId: string }, { count: number }>;
  'batches:resume': Call<{ batchId: string }, { count: number }>;
  'batches:end-hold': Call<{ batchId: string }, { count: number }>;
  /** Saves what the page has made ready for paper. */
  'batches:save-pdf': Call<{ batchId: string }, { isSaved: boolean }>;
  'compose:choose-attachments': Call<
    Nothing,
    { attachments: ChosenAttachment[]; refused: AttachmentRefusal[] }
  >;
  'compose:drop-attachment': Call<{ attachmentId: string }, Nothing>;
  'compose:review': Call<MessageDraft, DraftReview>;
  /** What one of the recipients would get. */
  'compose:preview': Call<{ draft: MessageDraft; patientId: string }, DraftPreview>;
  /** Sends it to the desk itself, merged for one of the recipients; null: to where the last test went. */
  'compose:send-test': Call<{ draft: MessageDraft; patientId: string; to: string | null }, SentTest>;
  'compose:send': Call<MessageDraft, SentBatch>;
  'recipients:choose-table': Call<Nothing, ImportFile | { name: string; refused: ImportRefusal } | null>;
  /** Finds the patients of a chosen file, and keeps its rows for a draft. */
  'recipients:match': Call<{ tableId: string; mapping: ImportMapping }, RecipientMatch>;
  'recipients:drop-table': Call<{ tableId: string }, Nothing>;
  'recipients:of-batch': Call<{ batchId: string; part: BatchPart }, BatchRecipients>;
  'patients:search': Call<{ text: string; limit: number }, Patient[]>;
  'patients:list': Call<
    { text: string; isArchived: boolean; cursor: string | null; limit: number },
    { rows: PatientRow[]; nextCursor: string | null }
  >;
  'patients:counts': Call<Nothing, { current: number; archived: number }>;
  /** Rows as they stand now; a merged one stands as the record that took its place. */
  'patients:rows': Call<{ patientIds: string[] }, PatientRow[]>;
  'patients:record': Call<{ patientId: string }, PatientRecord>;
  /** Looks at a form before it is saved; null: a new patient. */
  'patients:check': Call<{ patientId: string | null; input: PatientInput }, PatientCheck>;
  'patients:create': Call<PatientInput, Patient>;
  /** Only the fields that the person changed: what a bounce did meanwhile is not undone by an old form. */
  'patients:save': Call<{ patientId: string; changes: Partial<PatientInput> }, Patient>;
  'patients:set-consent': Call<
    { patientId: string; purpose: Purpose; channel: Channel; choice: ConsentChoice | 'not-asked' },
    Nothing
  >;
  'patients:add-note': Call<{ patientId: string; text: string }, Nothing>;
  'patients:strike-note': Call<{ noteId: string; isStruck: boolean }, Nothing>;
  'patients:messages': Call<
    { patientId: string; cursor: string | null; limit: number },
    { rows: MessageRow[]; nextCursor: string | null }
  >;
  'patients:set-archived': Call<{ patientIds: string[]; isArchived: boolean }, Nothing>;
  /** The kept record's facts win; what it lacks is taken from the other. */
  'patients:merge': Call<{ keptId: string; otherId: string }, Nothing>;
  /** Ids: those patients, in that order. Null: all that the text finds. */
  'patients:export-csv': Call<
    { text: string; isArchived: boolean; isMasked: boolean; patientIds: string[] | null },
    { savedRows: number | null }
  >;
  'documents:list': Call<
    { patientId: string; cursor: string | null; limit: number },
    /** All files, and a page of e-mails, both newest first. */
    { files: DocumentFile[]; emails: MessageRow[]; nextCursor: string | null }
  >;
  'documents:add': Call<{ patientId: string }, { added: DocumentFile[]; refused: DocumentRefusal[] }>;
  'documents:set-removed': Call<{ documentId: string; isRemoved: boolean }, Nothing>;
  /** Puts a document on the shelf of files for a draft. */
  'documents:attach': Call<{ documentId: string }, ChosenAttachment>;
  'documents:save-copy': Call<{ documentId: string }, { isSaved: boolean }>;
  'import:choose': Call<Nothing, ImportFile | { name: string; refused: ImportRefusal } | null>;
  'import:reread': Call<
    { importId: string; encoding: ImportEncoding | null; delimiter: ImportDelimiter | null },
    ImportFile
  >;
  'import:check': Call<{ importId: string; mapping: ImportMapping }, ImportCheck>;
  'import:run': Call<{ importId: string; mapping: ImportMapping; isSkippingBadRows: boolean }, ImportOutcome>;
  /** Ends a check or a run that is under way, and forgets the file. */
  'import:cancel': Call<{ importId: string }, Nothing>;
  /** Saves the rows that were not taken, with their errors, for mending. */
  'import:save-errors': Call<{ importId: string }, { isSaved: boolean }>;
  'arrivals:arrive': Call<{ patientId: string }, Arrival>;
  'arrivals:undo': Call<{ arrivalId: string }, Nothing>;
  'arrivals:today': Call<Nothing, ArrivalRow[]>;
  'stops:list': Call<{ patientId: string }, StopView[]>;
  /** Closes the stop; one act with sending again, so that neither is done without the other. */
  'stops:handle': Call<
    { stopId: string; answer: StopAnswer; resendMessageIds: string[] },
    { sent: SentBatch | null }
  >;
  'stops:put-off': Call<{ stopId: string; reason: string }, Nothing>;
  'stops:undo-bounce': Call<{ stopId: string }, Nothing>;
  'attention:list': Call<Nothing, AttentionView>;
  /** Null takes a "no" back. */
  'attention:decide-report': Call<{ reportId: string; isAboutMessage: boolean | null }, Nothing>;
  'attention:decide-outage': Call<{ domain: string; reason: string; isDead: boolean }, Nothing>;
  'attention:handle-account': Call<
    { accountId: string; about: AccountTrouble; isHandled: boolean; note: string },
    Nothing
  >;
  'accounts:list': Call<Nothing, AccountView[]>;
  /** A new account and how it is tracked: both are kept or neither. */
  'accounts:add': Call<NewAccountInput, AccountView>;
  'accounts:save': Call<{ accountId: string; account: AccountInput }, AccountView>;
  'accounts:remove': Call<{ accountId: string }, Nothing>;
  'accounts:resume': Call<{ accountId: string }, Nothing>;
  'accounts:test-connection': Call<{ accountId: string | null; account: AccountInput }, ConnectionTestView>;
  'sms-accounts:add': Call<SmsAccountInput, AccountView>;
  'sms-accounts:save': Call<{ accountId: string; account: SmsAccountInput }, AccountView>;
  /** Asks the provider something harmless. Null: an account that is not saved yet, and so has no kept secret. */
  'sms-accounts:test': Call<{ accountId: string | null; account: SmsAccountInput }, SmsTestView>;
  'tracking:list': Call<Nothing, TrackingView[]>;
  /** Null ends the tracking of the account. */
  'tracking:save': Call<{ accountId: string; tracking: TrackingInput | null }, TrackingView | null>;
  /** Null: an account that is not saved yet, and so has no kept password. */
  'tracking:test': Call<{ accountId: string | null; tracking: TrackingInput }, TrackingTestView>;
  'tracking:check-now': Call<{ accountId: string }, Nothing>;
  /** E-mails before SMS, by name. */
  'templates:list': Call<Nothing, TemplateRow[]>;
  'templates:get': Call<{ templateId: string }, Template>;
  /** Null: a new one. */
  'templates:save': Call<{ templateId: string | null; template: TemplateInput }, Template>;
  'templates:duplicate': Call<{ templateId: string }, Template>;
  'templates:set-removed': Call<{ templateId: string; isRemoved: boolean }, Nothing>;
  'practice:set-up-real-account': Call<NewAccountInput, Nothing>;
  'outbox:list': Call<Nothing, OutboxEntry[]>;
  'windows:open-item': Call<{ messageId: string }, Nothing>;
  'windows:show-messages': Call<{ batchId: string | null; search: string }, Nothing>;
  'windows:show-patient': Call<{ patientId: string }, Nothing>;
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
  /** Records that changed, their notes, documents and stops included (up to 2,000). */
  patientIds: string[];
  hasArrivalChange: boolean;
  hasAttentionChange: boolean;
  hasSettingsChange: boolean;
  connection: ConnectionView;
}

export type MenuCommand =
  | 'new-message'
  | 'new-patient'
  | 'find'
  | 'go-messages'
  | 'go-patients'
  | 'go-arrivals'
  | 'go-attention'
  | 'go-settings'
  | 'show-outbox'
  | 'send-again'
  | 'print';

/** Every message main may send to a page. */
export interface PushChannels {
  changes: ChangesPush;
  'menu-command': { command: MenuCommand };
  'practice-changed': { practice: Practice };
  'show-messages': { batchId: string | null; search: string };
  'show-patient': { patientId: string };
  'import-progress': ImportProgress;
  /** How much of a batch that is being sent stands in the log. */
  'send-progress': SendProgress;
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
