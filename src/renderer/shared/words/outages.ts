import type { Outage } from '../../../shared/domain/outage-guard';
import { bounceReasonWords } from './bounce-reasons';
import { countWords, numberWords } from './numbers';

/** "5 messages to example.org came back with the same reason: No such mailbox" */
export function outageWords({ count, domain, reason }: Outage): string {
  return `${countWords(count, 'message')} to ${domain} came back with the same reason: ${bounceReasonWords(reason)}`;
}

/** What waits for the decision, and that those before were not held back. */
export function heldWords({ count, heldCount }: Outage): string {
  const addresses =
    heldCount === 1
      ? '1 address stays on its record'
      : `${countWords(heldCount, 'address', 'addresses')} stay on their records`;
  const before = count - heldCount;
  const others = before === 1 ? 'The first was' : `The first ${numberWords(before)} were`;
  const waits = `${addresses} until somebody decides.`;
  return before > 0 ? `${others} dealt with as usual. ${waits}` : waits;
}
