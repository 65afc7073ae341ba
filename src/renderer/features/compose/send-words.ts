import { countWords } from '../../shared/words/numbers';

/** What the button says that sends: never more than it does. */
export function sendWords(recipientCount: number, isScheduled: boolean): string {
  const verb = isScheduled ? 'Schedule' : 'Send';
  if (recipientCount === 0) return verb;
  return `${verb} ${isScheduled ? 'for' : 'to'} ${countWords(recipientCount, 'patient')}`;
}

/** The same after the review, where those who get nothing are known. */
export function confirmWords(recipientCount: number, isScheduled: boolean): string {
  return recipientCount === 0 ? 'Record as not sent' : sendWords(recipientCount, isScheduled);
}
