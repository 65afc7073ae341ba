import { checkRecipient } from '../../../shared/domain/email-draft';
import type { Patient } from '../../../shared/domain/patient';
import { countWords } from '../../shared/words/numbers';

/** What the button says that sends: never more than it does, so those without an address do not count. */
export function sendWords(recipients: readonly Pick<Patient, 'email'>[], isScheduled: boolean): string {
  if (recipients.length === 0) return verbOf(isScheduled);
  return confirmWords(recipients.filter(({ email }) => checkRecipient(email).willBeSent).length, isScheduled);
}

/** The same after the review, where all those who get nothing are known. */
export function confirmWords(recipientCount: number, isScheduled: boolean): string {
  if (recipientCount === 0) return 'Record as not sent';
  return `${verbOf(isScheduled)} ${isScheduled ? 'for' : 'to'} ${countWords(recipientCount, 'patient')}`;
}

function verbOf(isScheduled: boolean): string {
  return isScheduled ? 'Schedule' : 'Send';
}
