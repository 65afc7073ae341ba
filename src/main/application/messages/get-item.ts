import { isLoopbackHost } from '../../../shared/domain/account';
import { callerSentence } from '../../../shared/domain/caller-sentence';
import { confirmableBy } from '../../../shared/domain/confirmable';
import { messageActions } from '../../../shared/domain/message-actions';
import { contradictions } from '../../../shared/domain/status-history';
import type { MessageItem } from '../../../shared/domain/message-item';
import { UseCaseError } from '../../ports/use-case-error';
import type { TrackingTimes } from '../desk/connection-view';
import type { Ports } from '../ports';

/** All that the Item Viewer shows of one message. */
export function getItem(
  ports: Pick<Ports, 'accounts' | 'clock' | 'messages' | 'network'>,
  trackingTimes: TrackingTimes,
  messageId: string,
): MessageItem {
  const message = ports.messages.details(messageId);
  if (message === null) throw new UseCaseError('not-found', 'The message is not in the log.');
  const history = ports.messages.history(messageId);
  const account = ports.accounts.get(message.accountId);
  const hasTracking = trackingTimes().some(({ accountId }) => accountId === message.accountId);
  const canConfirm = confirmableBy(account?.kind ?? 'smtp', account?.capabilities ?? null, hasTracking);
  const facts = {
    message,
    history,
    canConfirm,
    pause: account?.pause?.reason ?? null,
    isOnline: ports.network.isOnline() || (account !== null && isLoopbackHost(account.host)),
  };
  return {
    message,
    history,
    sentence: callerSentence(facts, ports.clock.now()),
    contradicting: contradictions(history).map(({ sequence }) => sequence),
    canConfirm,
    can: messageActions(message),
  };
}
