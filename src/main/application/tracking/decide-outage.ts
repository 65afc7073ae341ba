import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { applyHeldBounce, type ConsequencePorts } from './apply-consequences';

/** A domain and the reason for which its messages came back. */
export interface OutageName {
  domain: string;
  reason: string;
}

/**
 * A person says what many bounces of one domain were: dead addresses, and all that a bounce does is done for each that
 * was held; or an outage, and nothing is done. What they were is in the messages' histories either way. It holds for those
 * that go on coming, too.
 */
export function decideOutage(
  ports: ConsequencePorts & Pick<Ports, 'transaction'>,
  { domain, reason }: OutageName,
  isDead: boolean,
  by: string,
): void {
  const now = ports.clock.now();
  ports.transaction.run(() => {
    const held = ports.domainBounces.held(domain, reason);
    if (held.length === 0) throw new UseCaseError('not-found', 'This has been decided already.');
    ports.domainBounces.decide(domain, reason, { at: now, by, isDead });
    if (!isDead) return;
    for (const messageId of held) applyHeldBounce(ports, messageId, now);
  });
}
