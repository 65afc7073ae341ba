import type { DraftReview, HouseholdReview } from '../../../shared/domain/draft';
import { countWords } from '../../shared/words/numbers';
import type { Draft } from './draft';

/** How many messages go. */
export function messageCount(
  { recipients, households }: DraftReview,
  draft: Pick<Draft, 'isJoiningHouseholds'>,
): number {
  return draft.isJoiningHouseholds
    ? recipients.length - households.people + households.messages
    : recipients.length;
}

/** Whether nobody gets a message that is for others, too. */
export function isEachAlone(review: DraftReview, draft: Pick<Draft, 'isJoiningHouseholds'>): boolean {
  return messageCount(review, draft) === review.recipients.length;
}

/** "3 messages for 8 people are joined." */
export function joinedWords({ messages, people }: HouseholdReview): string {
  return `${countWords(messages, 'message')} for ${countWords(people, 'person', 'people')} who would read the same`;
}

/** What stands behind an address that several people share; empty behind others. */
export function householdNote({ alsoFor, goesTo }: HouseholdReview, patientId: string): string {
  const others = alsoFor[patientId];
  if (others !== undefined) return ` · also for ${others}`;
  const other = goesTo[patientId];
  return other === undefined ? '' : ` · goes to ${other}`;
}
