import type { Outage } from '../../../shared/domain/outage-guard';
import { bounceReasonWords } from './bounce-reasons';
import { countWords } from './numbers';

/** "5 messages to example.org came back with the same reason: No such mailbox" */
export function outageWords({ count, domain, reason }: Outage): string {
  return `${countWords(count, 'message')} to ${domain} came back with the same reason: ${bounceReasonWords(reason)}`;
}

/** What waits for the decision, and what was done before so many had come back. */
export function heldWords({ count, heldCount }: Outage): string {
  const addresses =
    heldCount === 1
      ? '1 address stays on its record'
      : `${countWords(heldCount, 'address', 'addresses')} stay on their records`;
  const before = count - heldCount;
  const done =
    before > 0 ? ` What the ${before === 1 ? 'one' : String(before)} before led to has been done.` : '';
  return `${addresses} until somebody decides.${done}`;
}
