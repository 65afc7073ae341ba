/** One message as it would go out to one recipient of a batch. */
export interface HouseholdRecipient {
  /** Null: nobody of the patient list. */
  patientId: string | null;
  name: string;
  /** Mobile in E.164, or e-mail address. */
  contact: string;
  /** All that the recipient would read: the text of an SMS; subject, text and attachments of an e-mail. */
  text: string;
}

/** The same for all whose messages can be one. */
export function householdKey({ contact, text }: Pick<HouseholdRecipient, 'contact' | 'text'>): string {
  // Providers tell mailboxes apart without regard to case; a text is another one with a single capital.
  return JSON.stringify([contact.trim().toLowerCase(), text]);
}

/** One message for everybody who shares a phone or a mailbox and would read the same there. */
export interface HouseholdMessage<Recipient> {
  /** Whose message goes out: the first of them in the list. */
  represents: Recipient;
  /** Those who get it with them, in the order of the list; each person once and never the one who represents. */
  joined: readonly Recipient[];
  /** Further rows of people who are in it already. */
  repeated: readonly Recipient[];
}

/**
 * Joins messages with the same contact and the same text, never across different texts. Messages stand in the order
 * of their first recipient.
 */
export function joinHouseholds<Recipient extends HouseholdRecipient>(
  recipients: readonly Recipient[],
): HouseholdMessage<Recipient>[] {
  const households = new Map<string, Recipient[]>();
  for (const recipient of recipients) {
    const key = householdKey(recipient);
    const rows = households.get(key);
    if (rows === undefined) households.set(key, [recipient]);
    else rows.push(recipient);
  }
  return [...households.values()].flatMap(messageOf);
}

function messageOf<Recipient extends HouseholdRecipient>(
  rows: readonly Recipient[],
): HouseholdMessage<Recipient>[] {
  const people = new Map<string, Recipient>();
  const repeated: Recipient[] = [];
  for (const row of rows) {
    const person = personOf(row);
    if (people.has(person)) repeated.push(row);
    else people.set(person, row);
  }
  const [represents, ...joined] = people.values();
  return represents === undefined ? [] : [{ represents, joined, repeated }];
}

/** A recipient who is no patient is known by name only. */
function personOf({ patientId, name }: HouseholdRecipient): string {
  return JSON.stringify(patientId === null ? ['name', name] : ['patient', patientId]);
}
