import type { SkippedRecipient } from '../../../shared/domain/draft';
import type { Channel, Purpose } from '../../../shared/domain/message';
import type { NewMessage } from '../../ports/message-store';
import type { LeftRow } from '../../ports/recipient-table-shelf';
import { currentRecipients } from '../messages/current-recipients';
import type { WantedMessage } from '../messages/write-current';
import type { Ports } from '../ports';
import { skippedRow } from './draft-table';
import { notSent } from './not-sent';

/** What is to be written for patients, as the records stand now, and for rows that bring no message of their own. */
export function wantedMessages(
  ports: Pick<Ports, 'notes' | 'patients' | 'settings'>,
  recipients: readonly (string | LeftRow)[],
  kind: { channel: Channel; purpose: Purpose },
): WantedMessage[] {
  const patientIds = recipients.filter((one) => typeof one === 'string');
  const rows = recipients.filter((one) => typeof one !== 'string');
  return [
    ...currentRecipients(ports, { ...kind, patientIds }).map((recipient) => ({
      key: recipient.id,
      recipient,
    })),
    ...rows.map(wantedRow),
  ];
}

function wantedRow(row: LeftRow): WantedMessage {
  const { line, name, email, mobile, patientId } = row;
  const [familyName = '', givenName = ''] = name.split(', ');
  const person = { id: patientId, familyName, givenName, email, mobile };
  return { key: `line ${line}`, recipient: { ...person, dateOfBirth: null, consent: 'allowed' }, row };
}

/** The message as it is logged: for a row without a message of its own it says why nothing is sent. */
export function writtenFor(row: LeftRow | undefined, message: NewMessage): NewMessage {
  if (row === undefined) return message;
  const { reason, note } = skippedRow(row);
  return notSent(message, reason, { note });
}

/** The same as the review tells it. */
export function reviewedRow(row: LeftRow, address: string): SkippedRecipient {
  const { patientId, name: patientName } = row;
  return { patientId, patientName, address, missing: [], ...skippedRow(row) };
}
