import { channelOf, type Account } from '../../../shared/domain/account';
import { draftProblems, type Contact, type MessageDraft } from '../../../shared/domain/draft';
import type { SentTest } from '../../../shared/domain/draft-preview';
import type { Merged } from '../../../shared/domain/merge-plan';
import type { Channel } from '../../../shared/domain/message';
import { listName } from '../../../shared/domain/patient';
import { plainRichText, toPlainText } from '../../../shared/domain/rich-text';
import type { AttachmentContent } from '../../ports/email-composer';
import type { NewBatch, NewMessage } from '../../ports/message-store';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import { changeDeskSettings } from '../desk/change-desk-settings';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { draftTableOf } from '../recipients/draft-table';
import { mergingOf } from '../templates/merging';
import { accountFor } from './account-for';
import { batchName } from './batch-name';
import { currentRecipients } from './current-recipients';
import { MESSAGE_MAKERS } from './message-makers';
import type { BatchFacts, MessagePatient, MessageText } from './new-message';
import { estimatedSizeBytes } from './review-draft';
import { testAddress } from './test-address';

type SendTestPorts = Pick<
  Ports,
  | 'accounts'
  | 'attachments'
  | 'chance'
  | 'clock'
  | 'composer'
  | 'messages'
  | 'notes'
  | 'patients'
  | 'phones'
  | 'recipientTables'
  | 'settings'
  | 'tokens'
  | 'tracking'
  | 'transaction'
>;

export interface TestRequest {
  draft: MessageDraft;
  /** The recipient whose values stand in it. */
  patientId: string;
  /** Where it goes; null: where it went last time. What is new is kept for the next time. */
  to: string | null;
}

interface Prepared {
  account: Account;
  attachments: AttachmentContent[];
  text: MessageText;
  /** What all subjects of the draft have in common. */
  title: string;
}

/**
 * Sends a draft to the desk itself, as one recipient would get it: a real message in the log, at once and alone. It is
 * nobody's message: no consent is asked, and it stands in no patient's record.
 * @param by who is at the desk
 */
export async function sendTest(
  ports: SendTestPorts,
  outbox: OutboxControl,
  request: TestRequest,
  by: string,
): Promise<SentTest> {
  const prepared = prepare(ports, request, by);
  const { account, title } = prepared;
  const { address, changes } = testAddress(ports, channelOf(account), request.to);
  const message = await testMessage(ports, prepared, { address, purpose: request.draft.purpose, by });
  const { batchId: id, channel, purpose, createdAt, createdBy } = message;
  const batch: NewBatch = { id, name: `Test: ${title}`, channel, purpose, createdAt, createdBy };
  ports.transaction.run(() => {
    // It may have been removed while the message was composed; the message would wait for ever.
    listedAccount(ports, account.id);
    ports.messages.insert(batch, [message]);
    if (Object.keys(changes).length > 0) changeDeskSettings(ports, changes);
  });
  outbox.wake(account.id);
  return { messageId: message.id, address };
}

function prepare(ports: SendTestPorts, { draft, patientId }: TestRequest, by: string): Prepared {
  // It goes now, whatever time the draft is for.
  const problems = draftProblems({ ...draft, scheduledFor: null, notAfter: null }, ports.clock.now());
  const table = draftTableOf(ports, draft);
  const merging = mergingOf(ports, draft, table.headings, by);
  if (problems.length > 0 || merging.plan.problems.length > 0)
    throw new UseCaseError('invalid-input', 'The draft cannot be sent yet: see what is marked in it.');
  const account = accountFor(ports, draft);
  const attachments = ports.attachments.take(draft.attachmentIds);
  if (attachments === null)
    throw new UseCaseError('attachment-gone', 'An attachment is not there any more. Add it again.');
  const limit = account.capabilities?.sizeLimitBytes ?? null;
  if (limit !== null && estimatedSizeBytes(draft, attachments) > limit)
    throw new UseCaseError('invalid-input', `The message is larger than ${account.host} takes.`);
  const [patient] = currentRecipients(ports, { ...draft, patientIds: [patientId] });
  if (patient === undefined) throw new UseCaseError('not-found', 'The patient is not on record any more.');
  const merged = merging.mergeFor({ patient, ...table.columnsOf(patient.id) });
  if (!merged.ok)
    throw new UseCaseError('invalid-input', `The record of ${listName(patient)} lacks what the text needs.`);
  return { account, attachments, text: MARKED[channelOf(account)](merged), title: batchName(merging.plan) };
}

const MARK = '[Test] ';

/** Who reads it sees at once what it is. */
const MARKED = {
  email: ({ subject, body }) => ({ subject: MARK + subject, body }),
  sms: ({ subject, body }) => ({ subject, body: plainRichText(MARK + toPlainText(body)) }),
} as const satisfies Record<Channel, (merged: Extract<Merged, { ok: true }>) => MessageText>;

/** Whose name is in the log: nobody's, so that it is never taken for a patient's message. */
const NOBODY = {
  ...{ id: null, familyName: 'Test', givenName: '', dateOfBirth: null, email: null, mobile: null },
  consent: 'allowed',
} as const satisfies MessagePatient;

const CONTACTS = {
  email: (email) => ({ email }),
  sms: (mobile) => ({ mobile }),
} as const satisfies Record<Channel, (address: string) => Partial<Contact>>;

function testMessage(
  ports: SendTestPorts,
  { account, attachments, text }: Prepared,
  { address, purpose, by }: Pick<MessageDraft, 'purpose'> & { address: string; by: string },
): Promise<NewMessage> {
  const channel = channelOf(account);
  const facts: BatchFacts = {
    ...{ batchId: ports.chance.newId(), account, purpose },
    ...text,
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      ...{ name, mediaType, sizeBytes: bytes.length },
    })),
    ...{ createdAt: ports.clock.now(), createdBy: by, scheduledFor: null, notAfter: null },
  };
  const make = MESSAGE_MAKERS[channel].anew(ports, facts, attachments);
  return make({ ...NOBODY, ...CONTACTS[channel](address) }, { ok: true, ...text });
}
