import type { ConnectionView } from '../../../shared/domain/connection';
import { countWords } from '../../shared/words/numbers';
import { pauseWords } from '../../shared/words/send-failures';

export type Attention =
  { kind: 'none' } | { kind: 'outbox' | 'attention'; text: string; explanation: string };

type Needs = Pick<ConnectionView, 'isDiskFull' | 'paused' | 'needsAttention'>;

/** The one thing that the bar says at its end: what needs a person, the most pressing first. */
export function attentionOf({ isDiskFull, paused, needsAttention }: Needs): Attention {
  if (isDiskFull) {
    return {
      kind: 'outbox',
      text: 'The disk is full: nothing is sent',
      explanation: 'Nothing is sent that cannot be written to the log first.',
    };
  }
  const first = paused[0];
  if (first !== undefined) {
    const { happened } = pauseWords(first.reason, first.accountName, first.channel);
    return {
      kind: 'outbox',
      text: paused.length === 1 ? happened.replace(/\.$/, '') : `${paused.length} accounts are paused`,
      explanation: 'Sending waits until someone looks at it.',
    };
  }
  if (needsAttention === 0) return { kind: 'none' };
  return {
    kind: 'attention',
    text: needsAttention === 1 ? '1 thing needs you' : `${countWords(needsAttention, 'thing')} need you`,
    explanation: 'Failed or unconfirmed messages, reports and reminders that nobody has marked as handled.',
  };
}
