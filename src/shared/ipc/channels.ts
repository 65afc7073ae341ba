import type { InvokeChannel, PushChannel } from './contract';

type GroupOf<Channel> = Channel extends `${infer Group}:${string}` ? Group : never;
type VerbOf<Channel, Group extends string> = Channel extends `${Group}:${infer Verb}` ? Verb : never;
type Verbs = { readonly [Group in GroupOf<InvokeChannel>]: readonly VerbOf<InvokeChannel, Group>[] };
type ListedIn<Table extends Verbs> = {
  [Group in keyof Table & string]: `${Group}:${Table[Group & keyof Verbs][number]}`;
}[keyof Table & string];

/** A channel that the table leaves out does not compile; one that there is not, neither. */
function namesOf<const Table extends Verbs>(
  table: [Exclude<InvokeChannel, ListedIn<Table>>] extends [never] ? Table : never,
): ReadonlySet<string> {
  return new Set(
    Object.entries<readonly string[]>(table).flatMap(([group, verbs]) =>
      verbs.map((verb) => `${group}:${verb}`),
    ),
  );
}

/** What a page may ask for: the preload lets nothing else through. By groups, so that the preload stays tiny. */
export const INVOKE_CHANNELS = namesOf({
  app: ['session', 'connection'],
  settings: ['get', 'save', 'set-appearance', 'set-current-staff'],
  messages: [
    'list',
    'rows',
    'item',
    'evidence',
    'copy-evidence',
    'cancel',
    'send-now',
    'send-again',
    'set-handled',
    'resolve-unconfirmed',
    'export-csv',
    'copy-for-support',
    'save-pdf',
  ],
  batches: ['list', 'get', 'events', 'outcomes', 'stop', 'resume', 'end-hold', 'save-pdf'],
  compose: ['choose-attachments', 'drop-attachment', 'review', 'preview', 'send-test', 'send'],
  recipients: ['choose-table', 'match', 'drop-table', 'of-batch'],
  patients: [
    'search',
    'list',
    'counts',
    'rows',
    'record',
    'check',
    'create',
    'save',
    'set-consent',
    'add-note',
    'strike-note',
    'messages',
    'set-archived',
    'merge',
    'export-csv',
  ],
  documents: ['list', 'add', 'set-removed', 'attach', 'save-copy'],
  import: ['choose', 'reread', 'check', 'run', 'cancel', 'save-errors'],
  arrivals: ['arrive', 'undo', 'today'],
  stops: ['list', 'handle', 'put-off', 'undo-bounce'],
  attention: ['list', 'decide-report', 'decide-outage', 'handle-account'],
  accounts: ['list', 'add', 'save', 'remove', 'resume', 'test-connection'],
  tracking: ['list', 'save', 'test', 'check-now'],
  templates: ['list', 'get', 'save', 'duplicate', 'set-removed'],
  practice: ['set-up-real-account'],
  outbox: ['list'],
  windows: ['open-item', 'show-messages', 'show-patient'],
  links: ['open'],
  startup: ['problem', 'choose'],
});

/** What main may tell a page. */
export const PUSH_CHANNELS = {
  changes: true,
  'menu-command': true,
  'practice-changed': true,
  'show-messages': true,
  'show-patient': true,
  'import-progress': true,
  'send-progress': true,
} as const satisfies Record<PushChannel, true>;
