import type { MessageDraft } from '../../../shared/domain/draft';
import type { RichText } from '../../../shared/domain/rich-text';
import type { SentBatch } from '../../../shared/domain/draft';
import { ask } from '../../shared/bridge';

/** As many as the Training practice has sample patients, and some more. */
const SAMPLE_PATIENT_LIMIT = 50;

const SAMPLE_BODY: RichText = {
  blocks: [
    { kind: 'paragraph', spans: [{ text: 'Good morning,' }] },
    {
      kind: 'paragraph',
      spans: [
        { text: 'this is a reminder of your appointment with us on ' },
        { text: 'Tuesday at 10:00', isBold: true },
        { text: '. If the time does not suit you, ' },
        { text: 'choose another time', link: 'https://example.org/appointments' },
        { text: ' or give us a call.' },
      ],
    },
    { kind: 'paragraph', spans: [{ text: 'See you soon\nReception' }] },
  ],
};

/** Sends one reminder to every sample patient, so that everything a message can come to is seen at once. */
export async function sendSampleReminders(): Promise<SentBatch> {
  const [patients, accounts] = await Promise.all([
    ask('patients:search', { text: '', limit: SAMPLE_PATIENT_LIMIT }),
    ask('accounts:list', null),
  ]);
  const draft: MessageDraft = {
    channel: 'email',
    accountId: accounts[0]?.id ?? '',
    purpose: 'Appointment reminder',
    patientIds: patients.map(({ id }) => id),
    subject: 'Your appointment on Tuesday',
    body: SAMPLE_BODY,
    attachmentIds: [],
    tableId: null,
    isJoiningHouseholds: true,
    scheduledFor: null,
    notAfter: null,
  };
  const sent = await ask('compose:send', draft);
  // Nobody wants to wait for what was asked for to be seen.
  await ask('batches:end-hold', { batchId: sent.batchId });
  return sent;
}
