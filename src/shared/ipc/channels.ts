import type { InvokeChannel, PushChannel } from './contract';

type GroupOf<Channel> = Channel extends `${infer Group}:${string}` ? Group : never;
/** Verbs with a space between them, on one line or on several: of quotes and commas there would be too many. */
type Table = { readonly [Group in GroupOf<InvokeChannel>]: readonly string[] };
type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;
type ListedIn<Listed extends Table> = {
  [Group in keyof Listed & keyof Table]: `${Group}:${Words<Listed[Group][number]>}`;
}[keyof Listed & keyof Table];
type IsSame<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** A channel that the table leaves out does not compile; one that there is not, neither. */
function namesOf<const Listed extends Table>(
  table: IsSame<ListedIn<Listed>, InvokeChannel> extends true ? Listed : never,
): ReadonlySet<string> {
  return new Set(
    Object.entries<readonly string[]>(table).flatMap(([group, lines]) =>
      lines.flatMap((line) => line.split(' ').map((verb) => `${group}:${verb}`)),
    ),
  );
}

/** What a page may ask for: the preload lets nothing else through. By groups, so that the preload stays tiny. */
export const INVOKE_CHANNELS = namesOf({
  app: ['session connection'],
  settings: ['get save check-mobile set-appearance set-current-staff'],
  messages: [
    'list rows item evidence copy-evidence cancel send-now send-again set-handled',
    'resolve-unconfirmed export-csv copy-for-support save-pdf',
  ],
  batches: ['list get events outcomes stop resume end-hold save-pdf'],
  compose: ['choose-attachments drop-attachment review preview send-test send'],
  recipients: ['choose-table match drop-table of-batch'],
  patients: [
    'search list counts rows record check create save set-consent add-note strike-note messages',
    'set-archived merge export-csv',
  ],
  documents: ['list add set-removed attach save-copy'],
  import: ['choose reread check run cancel save-errors'],
  arrivals: ['arrive undo today'],
  stops: ['list handle put-off undo-bounce'],
  attention: ['list decide-report decide-outage handle-account'],
  accounts: ['list add save remove resume test-connection'],
  'sms-accounts': ['add save test'],
  tracking: ['list save test check-now'],
  templates: ['list get save duplicate set-removed'],
  practice: ['set-up-real-account'],
  outbox: ['list'],
  windows: ['open-item show-messages show-patient'],
  links: ['open'],
  startup: ['problem choose'],
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
