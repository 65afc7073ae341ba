import type { SendProgress, SkippedRecipient } from '../../../shared/domain/draft';
import type { Channel } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';
import { countWords, numberWords } from '../../shared/words/numbers';
import { reachOf } from './channels';
import { unknownMobiles, type KnownMobiles } from './mobile-checks';

/**
 * What the button says that sends: never more than it does, so those who cannot be reached do not count, and nobody is
 * counted while it is not known of a number whether it is a mobile.
 */
export function sendWords(
  channel: Channel,
  recipients: readonly Pick<Patient, 'email' | 'mobile'>[],
  isScheduled: boolean,
  known: KnownMobiles,
): string {
  const isUncertain = channel === 'sms' && unknownMobiles(recipients, known).length > 0;
  if (recipients.length === 0 || isUncertain) return verbOf(isScheduled);
  const reached = recipients.filter((patient) => reachOf(channel, patient, known).willBeSent);
  return confirmWords(reached.length, isScheduled);
}

/** The same after the review, where all those who get nothing are known. */
export function confirmWords(recipientCount: number, isScheduled: boolean): string {
  if (recipientCount === 0) return 'Record as not sent';
  return `${verbOf(isScheduled)} ${isScheduled ? 'for' : 'to'} ${countWords(recipientCount, 'patient')}`;
}

/** "2 patients do not get it. 4 rows of the file bring no message.": a row may be a further one for somebody. */
export function skippedWords(skipped: readonly Pick<SkippedRecipient, 'note'>[]): string {
  const rows = skipped.filter(({ note }) => note !== undefined).length;
  const patients = skipped.length - rows;
  const rowsWords = `${countWords(rows, 'row')} of the file ${rows === 1 ? 'brings' : 'bring'} no message`;
  if (patients === 0) return rowsWords;
  const words = `${countWords(patients, 'patient')} ${patients === 1 ? 'does' : 'do'} not get it`;
  return rows === 0 ? words : `${words}. ${rowsWords}.`;
}

function verbOf(isScheduled: boolean): string {
  return isScheduled ? 'Schedule' : 'Send';
}

/** While a large batch is being written. Nothing has left by then. */
export function writingWords({ written, total }: SendProgress, isStopped: boolean): string {
  const leaves = isStopped
    ? 'Stopped: nothing leaves before somebody resumes the batch.'
    : 'Nothing leaves before all are written.';
  return `Writing to the log: ${numberWords(written)} of ${numberWords(total)}. ${leaves}`;
}

/** Before sending; null where the batch is not held. What is scheduled can be stopped until its time. */
export function holdWords(
  recipientCount: number,
  holdsBatchesFrom: number | null,
  isScheduled: boolean,
): string | null {
  if (isScheduled || holdsBatchesFrom === null || recipientCount < holdsBatchesFrom) return null;
  return 'The batch is held for two minutes before anything leaves, so that it can be stopped.';
}
