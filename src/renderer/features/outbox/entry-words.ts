import type { OutboxEntry } from '../../../shared/domain/outbox';
import { countWords } from '../../shared/words/numbers';
import { UNNAMED_SENDERS, waitingSentence } from '../../shared/words/send-failures';

interface EntryWords {
  /** Why it waits and when it is tried next. */
  why: string;
  /** The last reply as it came. */
  serverSays: string | null;
}

type Waiting = Pick<
  OutboxEntry,
  'channel' | 'state' | 'dueAt' | 'tries' | 'waitReason' | 'lastDetail' | 'pause'
>;

/** What the panel says about one message that has not been handed over. */
export function entryWords(entry: Waiting, now: number): EntryWords {
  if (entry.state === 'sending')
    return { why: `Being handed to ${UNNAMED_SENDERS[entry.channel]} now.`, serverSays: null };
  if (entry.pause !== null)
    return { why: 'The message waits until the account works again.', serverSays: null };
  const tries = entry.tries > 1 ? ` Tried ${countWords(entry.tries, 'time')}.` : '';
  return {
    why: `${waitingSentence(entry.waitReason, entry.channel, entry.dueAt, now)}${tries}`,
    serverSays: entry.lastDetail,
  };
}
