import type { NewMessage } from '../../ports/message-store';
import type { LeftRow } from '../../ports/recipient-table-shelf';
import type { Ports } from '../ports';
import type { MessagePatient } from './new-message';

/** A message that is wanted, and for whom it is as the record stands. */
export interface WantedMessage {
  /** The same for the same message, however often it is asked for. */
  key: string;
  recipient: MessagePatient;
  /** It is logged for this row of a file, and not sent. */
  row?: LeftRow;
}

interface Work {
  wanted: () => readonly WantedMessage[];
  compose: (wanted: WantedMessage) => Promise<NewMessage>;
  /** Within the transaction that has looked at the records again. */
  write: (messages: readonly NewMessage[]) => void;
}

/**
 * Composes messages and writes them. Composing has to be waited for, and meanwhile a patient may opt out, a bounce take
 * an address off a record, or two records become one: what that touches is composed anew, until all that is written is
 * as the records are at that moment.
 */
export async function writeCurrent(
  ports: Pick<Ports, 'transaction'>,
  { wanted, compose, write }: Work,
): Promise<readonly NewMessage[]> {
  const composed = new Map<string, { recipient: MessagePatient; message: NewMessage }>();
  const readyOf = ({ key, recipient }: WantedMessage): NewMessage[] => {
    const found = composed.get(key);
    return found !== undefined && isSame(found.recipient, recipient) ? [found.message] : [];
  };
  for (let now = wanted(); ;) {
    for (const one of now) {
      if (readyOf(one).length > 0) continue;
      composed.set(one.key, { recipient: one.recipient, message: await compose(one) });
    }
    const written = ports.transaction.run(() => {
      now = wanted();
      const messages = now.flatMap(readyOf);
      if (messages.length < now.length) return null;
      write(messages);
      return messages;
    });
    if (written !== null) return written;
  }
}

/** What a message is made of, with its merge fields. */
const COMPOSED_FROM = [
  'id',
  'email',
  'consent',
  'familyName',
  'givenName',
  'dateOfBirth',
  'mobile',
] as const satisfies readonly (keyof MessagePatient)[];

function isSame(one: MessagePatient, other: MessagePatient): boolean {
  return COMPOSED_FROM.every((fact) => one[fact] === other[fact]);
}
