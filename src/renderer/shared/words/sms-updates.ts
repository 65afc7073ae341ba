import { smsProviderName } from '../../../shared/domain/sms-provider-name';
import type { UpdateCode } from '../../../shared/domain/status-history';
import { withReason } from './bounce-reasons';
import { UNNAMED_SENDERS } from './send-failures';
import { triedWords } from './tried-words';
import type { UpdateLine } from './update-line';

/** What happened to an SMS, where it is something else than with an e-mail. */
export const SMS_UPDATE_SENTENCES: Partial<Record<UpdateCode, (line: UpdateLine) => string>> = {
  accepted: (line) => `Taken by ${providerOf(line)}`,
  'handed-on': () => 'Passed on to the phone’s network',
  delivered: () => 'On the phone',
  opened: () => 'Shown on the phone',
  bounced: ({ detail }) => withReason('Reported as not delivered', detail),
  rejected: ({ detail }) => withReason('Refused on its way to the phone', detail),
  complaint: () => 'Reported as spam',
  // What the provider tells later is about an SMS that it had taken.
  'send-refused': (line) =>
    line.source === 'provider'
      ? `Reported as failed by ${providerOf(line)}`
      : `Refused by ${providerOf(line)}. It was not sent.`,
  'gave-up': ({ status }) =>
    status === 'Error'
      ? 'Given up: it could not be handed over in time. It was not sent.'
      : 'Given up on its way to the phone',
  'opted-out': ({ detail }) =>
    detail.reply === undefined
      ? 'The patient has opted out. It was not sent.'
      : 'The number has opted out at the SMS provider. It was not sent.',
  'invalid-address': () => 'The number on record is not valid. It was not sent.',
  'no-address': () => 'No mobile number on record. It was not sent.',
  'try-failed': (line) => triedWords(line, namedProvider(line), 'sms'),
  unconfirmed: (line) => `No answer came from ${providerOf(line)}: it may have gone`,
  'confirmed-gone': (line) =>
    line.by === null
      ? `${capital(providerOf(line))} has it, so it has gone`
      : `${line.by} says that it arrived`,
  'confirmed-not-gone': (line) =>
    line.by === null
      ? `${capital(providerOf(line))} has not got it. It waits again.`
      : `${line.by} says that it did not arrive. It waits again.`,
  delayed: () => 'Not on the phone yet, and still being tried',
  'automatic-reply': () => 'An answer came from the phone',
  unsubscribed: () => 'An answer from the phone asked for no more SMS',
};

function providerOf(line: UpdateLine): string {
  return namedProvider(line) ?? UNNAMED_SENDERS.sms;
}

function namedProvider({ detail: { server = '' } }: UpdateLine): string | null {
  return server === '' ? null : smsProviderName(server);
}

/** A host name keeps its small letter at the start of a sentence. */
function capital(provider: string): string {
  return provider.startsWith('the ') ? `The ${provider.slice(4)}` : provider;
}
