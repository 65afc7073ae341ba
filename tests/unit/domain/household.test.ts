import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinHouseholds, type HouseholdRecipient } from '../../../src/shared/domain/household';

const MOBILE = '+61491570156';

function person(name: string, values: Partial<HouseholdRecipient> = {}): HouseholdRecipient {
  return { patientId: name, name, contact: MOBILE, text: 'Flu clinic on Saturday', ...values };
}

function namesOf(recipients: readonly HouseholdRecipient[]): (readonly string[])[] {
  return joinHouseholds(recipients).map(({ represents, joined }) => [
    represents.name,
    ...joined.map(({ name }) => name),
  ]);
}

describe('joining households', () => {
  it('makes one text for three family members, in the order of the list', () => {
    const [mia, ben, ada] = [person('Mia Marsh'), person('Ben Marsh'), person('Ada Marsh')];
    expect(joinHouseholds([mia, ben, ada])).toEqual([{ represents: mia, joined: [ben, ada], repeated: [] }]);
  });

  it('never joins across different texts, not even for one capital or a space', () => {
    expect(
      namesOf([
        person('Mia'),
        person('Ben', { text: 'Dear Ben' }),
        person('Ada', { text: 'flu clinic on Saturday' }),
        person('Sam', { text: 'Flu clinic on Saturday ' }),
        person('Kim'),
      ]),
    ).toEqual([['Mia', 'Kim'], ['Ben'], ['Ada'], ['Sam']]);
  });

  it('takes an address in capitals as the same mailbox', () => {
    expect(
      namesOf([
        person('Mia', { contact: 'marsh@example.org' }),
        person('Ben', { contact: 'Marsh@Example.org ' }),
        person('Ada', { contact: 'ada.marsh@example.org' }),
      ]),
    ).toEqual([['Mia', 'Ben'], ['Ada']]);
  });

  it('counts a person who is twice in the list as one member', () => {
    const [first, again, ben] = [person('Mia'), person('Mia', { name: 'Mia Marsh' }), person('Ben')];
    expect(joinHouseholds([first, again, ben])).toEqual([
      { represents: first, joined: [ben], repeated: [again] },
    ]);
  });

  it('tells people outside of the patient list apart by name, and from patients', () => {
    expect(
      namesOf([
        person('Mia', { patientId: null }),
        person('Ben', { patientId: null }),
        person('Mia', { patientId: null }),
        person('Mia'),
      ]),
    ).toEqual([['Mia', 'Ben', 'Mia']]);
  });

  it('keeps what else the caller knows about a recipient', () => {
    const [message] = joinHouseholds([{ ...person('Mia'), rowNumber: 7 }]);
    expect(message?.represents.rowNumber).toBe(7);
  });

  it('loses nobody, adds nobody and mixes no contacts or texts in any list', () => {
    const anyPerson = fc.record({
      patientId: fc.option(fc.constantFrom('1', '2', '3', '4')),
      name: fc.constantFrom('Mia', 'Ben'),
      contact: fc.constantFrom(MOBILE, 'a@example.org', 'A@example.org', '__proto__'),
      text: fc.constantFrom('x', 'X', ''),
    });
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 30 }), (recipients) => {
        const messages = joinHouseholds(recipients);
        const all = messages.flatMap(({ represents, joined, repeated }) => [
          represents,
          ...joined,
          ...repeated,
        ]);
        expect(new Set(all)).toEqual(new Set(recipients));
        expect(all).toHaveLength(recipients.length);
        for (const { represents, joined, repeated } of messages) {
          for (const { contact, text } of [...joined, ...repeated]) {
            expect([contact.toLowerCase(), text]).toEqual([
              represents.contact.toLowerCase(),
              represents.text,
            ]);
          }
        }
        const keys = messages.map(
          ({ represents }) => `${represents.contact.toLowerCase()} ${represents.text}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
        const places = messages.map(({ represents }) => recipients.indexOf(represents));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
      }),
    );
  });
});
