import { householdKey, joinHouseholds, type HouseholdRecipient } from '../../../shared/domain/household';
import { householdNames } from '../../../shared/domain/household-names';
import type { RichText } from '../../../shared/domain/rich-text';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { NewMessage } from '../../ports/message-store';
import { notSent } from './not-sent';
import { textNumbers } from './text-numbers';

/** A line for a message that stands in the log already. */
export interface LaterLine {
  messageId: string;
  update: NewStatusUpdate;
}

/** What is written of a portion of a batch. */
export interface JoinedPortion {
  messages: readonly NewMessage[];
  lines: LaterLine[];
}

interface Member extends HouseholdRecipient {
  message: NewMessage;
}

/**
 * Joins the messages of a batch, portion by portion, as they are about to be written: of those with the same text to the
 * same phone or mailbox the first one goes, and the others say whom theirs went to. Who gets nothing anyway takes no
 * part.
 */
export function householdJoiner(): (composed: readonly NewMessage[]) => JoinedPortion {
  const textOf = textNumbers();
  /** Those who represent a household, by contact and text. */
  const known = new Map<string, NewMessage>();
  return (composed) => {
    const members = composed
      .filter(({ dueAt }) => dueAt !== null)
      .map((message) => memberOf(message, textOf));
    const changed = new Map<string, NewMessage>();
    const lines: LaterLine[] = [];
    for (const { represents, joined } of joinHouseholds(members)) {
      const key = householdKey(represents);
      const goes = known.get(key) ?? represents.message;
      const others = [represents, ...joined]
        .map(({ message }) => message)
        .filter((message) => message !== goes);
      known.set(key, goes);
      if (others.length === 0) continue;
      for (const message of others) {
        const detail = { relatedMessageId: goes.id, note: householdNames([goes.patientName]) };
        changed.set(message.id, notSent(message, 'household', detail));
      }
      const update = alsoFor(goes, others);
      if (goes === represents.message) changed.set(goes.id, { ...goes, updates: [...goes.updates, update] });
      else lines.push({ messageId: goes.id, update });
    }
    return { messages: composed.map((message) => changed.get(message.id) ?? message), lines };
  };
}

function memberOf(message: NewMessage, textOf: (body: RichText) => number): Member {
  const { patientId, patientName: name, recipient: contact, subject, body } = message;
  return { patientId, name, contact, text: `${textOf(body)}\n${subject}`, message };
}

function alsoFor(goes: NewMessage, others: readonly NewMessage[]): NewStatusUpdate {
  const [first] = others;
  return {
    ...{ at: goes.createdAt, status: null, code: 'household' },
    detail: { note: householdNames(others.map(({ patientName }) => patientName)) },
    ...{ source: 'sending', by: null, eventKey: `household:${first?.id ?? ''}` },
  };
}
