import type { DraftReview, HouseholdReview } from '../../../shared/domain/draft';
import { joinHouseholds, type HouseholdRecipient } from '../../../shared/domain/household';
import { householdNames } from '../../../shared/domain/household-names';
import type { RichText } from '../../../shared/domain/rich-text';
import { textNumbers } from './text-numbers';

interface Households {
  /** Somebody whose message would go. */
  add(row: DraftReview['recipients'][number], text: { subject: string; body: RichText }): void;
  result(): HouseholdReview;
}

/** Says which messages of a draft would go to several people at once. */
export function householdReview(): Households {
  const members: HouseholdRecipient[] = [];
  const numberOf = textNumbers();
  return {
    add: ({ patientId, patientName: name, address: contact }, { subject, body }) => {
      members.push({ patientId, name, contact, text: `${numberOf(body)}\n${subject}` });
    },
    result: () => {
      const joined = joinHouseholds(members).filter((household) => household.joined.length > 0);
      return {
        messages: joined.length,
        people: joined.reduce((count, household) => count + household.joined.length + 1, 0),
        alsoFor: Object.fromEntries(
          joined.map(({ represents, joined: others }) => [
            represents.patientId ?? '',
            householdNames(others.map(({ name }) => name)),
          ]),
        ),
        goesTo: Object.fromEntries(
          joined.flatMap(({ represents, joined: others }) =>
            others.map(({ patientId }) => [patientId ?? '', householdNames([represents.name])]),
          ),
        ),
      };
    },
  };
}
