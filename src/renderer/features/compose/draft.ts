import { channelOf, type AccountView } from '../../../shared/domain/account';
import { draftProblems, type DraftProblem, type MessageDraft } from '../../../shared/domain/draft';
import type { Channel, ChosenAttachment, Purpose } from '../../../shared/domain/message';
import { planMerge } from '../../../shared/domain/merge-plan';
import type { Patient } from '../../../shared/domain/patient';
import type { RecipientMatch } from '../../../shared/domain/recipients';
import { plainRichText, toPlainText, type RichText } from '../../../shared/domain/rich-text';
import { DRAFT_PROBLEM_WORDS } from '../../shared/words/drafts';
import { mergeProblemWords } from '../../shared/words/merge-fields';

/** A time (ms), none, or one that is being typed and is not a time yet: then nothing may be sent. */
export type ChosenTime = number | 'unfinished' | null;
export type TimeField = 'scheduledFor' | 'notAfter';

/** A file of recipients that the draft uses. */
export type RecipientFile = Pick<RecipientMatch, 'tableId' | 'name' | 'headings' | 'counts'> & {
  /** Ids of those whom it brought. */
  broughtIds: ReadonlySet<string>;
};

/** A message as it is being written. It stays until it is sent or discarded. */
export interface Draft {
  channel: Channel;
  recipients: Patient[];
  /** Null, or one of another channel: the first account. */
  accountId: string | null;
  /** Null: not chosen yet; there is no guess, because consent hangs on it. */
  purpose: Purpose | null;
  /** Kept while the message is an SMS, which has none: it is there again with the e-mail. */
  subject: string;
  body: RichText;
  /** Kept like the subject. */
  attachments: ChosenAttachment[];
  /** The file that recipients come from; its columns are fields of the message. */
  table: RecipientFile | null;
  isJoiningHouseholds: boolean;
  scheduledFor: ChosenTime;
  notAfter: ChosenTime;
}

/** Where a problem stands on the screen. */
export type DraftField =
  'account' | 'recipients' | 'purpose' | 'subject' | 'body' | 'attachments' | 'scheduledFor' | 'notAfter';

export type FieldProblems = Partial<Record<DraftField, string>>;

/** A draft in which nothing is written. @param purpose the one that was used last, if any */
export function emptyDraft(purpose: Purpose | null): Draft {
  return {
    channel: 'email',
    recipients: [],
    accountId: null,
    purpose,
    subject: '',
    body: { blocks: [] },
    attachments: [],
    table: null,
    isJoiningHouseholds: true,
    scheduledFor: null,
    notAfter: null,
  };
}

/** Whether anything would be lost with this draft. A remembered purpose or the account is no loss. */
export function hasContent(draft: Draft): boolean {
  return (
    draft.recipients.length > 0 ||
    draft.subject.trim() !== '' ||
    draft.attachments.length > 0 ||
    toPlainText(draft.body).trim() !== '' ||
    draft.scheduledFor !== null ||
    draft.notAfter !== null
  );
}

/** The account that sends: the chosen one while it exists, else the first of the channel; null when there is none. */
export function sendingAccount(draft: Draft, accounts: readonly AccountView[]): AccountView | null {
  const fitting = accounts.filter((account) => channelOf(account) === draft.channel);
  return fitting.find(({ id }) => id === draft.accountId) ?? fitting[0] ?? null;
}

const PROBLEM_FIELDS = {
  'no-recipient': 'recipients',
  'too-many-recipients': 'recipients',
  'subject-empty': 'subject',
  'subject-line-break': 'subject',
  'subject-too-long': 'subject',
  'body-empty': 'body',
  'body-too-long': 'body',
  'sms-with-subject': 'body',
  'sms-with-attachments': 'attachments',
  'sms-too-long': 'body',
  'sms-hours-past-not-after': 'notAfter',
  'scheduled-past-not-after': 'notAfter',
  'not-after-past': 'notAfter',
  'merge-fields': 'body',
} as const satisfies Record<DraftProblem, DraftField>;

/** Of merge fields that are not known or not closed, the first one in words, at its field. */
function mergeFieldProblems(
  draft: Pick<MessageDraft, 'channel' | 'subject' | 'body'>,
  table: RecipientFile | null,
): FieldProblems {
  const placed: FieldProblems = {};
  for (const problem of planMerge(draft, table?.headings ?? []).problems)
    placed[problem.in] ??= mergeProblemWords(problem);
  return placed;
}

/** The words for problems that main has found, each at its field. */
export function placeProblems(problems: readonly DraftProblem[]): FieldProblems {
  const placed: FieldProblems = {};
  for (const problem of problems) placed[PROBLEM_FIELDS[problem]] ??= DRAFT_PROBLEM_WORDS[problem];
  return placed;
}

/** Everything that keeps a draft from being sent, each at its field. @param now in milliseconds since 1970 */
export function findProblems(draft: Draft, accounts: readonly AccountView[], now: number): FieldProblems {
  const account = sendingAccount(draft, accounts);
  const checked = toMessageDraft(draft, account?.id ?? '', draft.purpose ?? 'Other');
  return {
    ...mergeFieldProblems(checked, draft.table),
    ...placeProblems(draftProblems(checked, now)),
    ...(account === null && { account: 'There is no account to send through. Set up an account first.' }),
    ...(draft.purpose === null && { purpose: 'Choose what this message is about.' }),
    ...timeProblems(draft, now),
  };
}

function timeProblems({ scheduledFor, notAfter }: Draft, now: number): FieldProblems {
  const hasPassed = typeof scheduledFor === 'number' && scheduledFor <= now;
  return {
    ...(hasPassed && { scheduledFor: 'This time has passed. Choose a later one, or send it at once.' }),
    ...(scheduledFor === 'unfinished' && { scheduledFor: 'Enter the date and the time.' }),
    ...(notAfter === 'unfinished' && { notAfter: 'Enter the date and the time.' }),
  };
}

type Content = Pick<MessageDraft, 'channel' | 'subject' | 'body' | 'attachmentIds'>;

/** What of a draft its channel carries. */
const CHANNEL_CONTENTS = {
  email: ({ subject, body, attachments }) => ({
    ...{ channel: 'email', subject, body },
    attachmentIds: attachments.map(({ id }) => id),
  }),
  sms: ({ body }) => ({
    ...{ channel: 'sms', subject: '', attachmentIds: [] },
    body: plainRichText(toPlainText(body)),
  }),
} as const satisfies Record<Channel, (draft: Draft) => Content>;

/** The draft as main takes it. */
export function toMessageDraft(draft: Draft, accountId: string, purpose: Purpose): MessageDraft {
  return {
    accountId,
    purpose,
    patientIds: draft.recipients.map(({ id }) => id),
    ...CHANNEL_CONTENTS[draft.channel](draft),
    tableId: draft.table?.tableId ?? null,
    isJoiningHouseholds: draft.isJoiningHouseholds,
    scheduledFor: timeOf(draft.scheduledFor),
    notAfter: timeOf(draft.notAfter),
  };
}

/** The time (ms) that counts; none while it is being typed. */
export function timeOf(time: ChosenTime): number | null {
  return time === 'unfinished' ? null : time;
}
