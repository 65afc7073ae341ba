import { isLoopbackHost } from '../../../shared/domain/account';
import { callerSentence } from '../../../shared/domain/caller-sentence';
import { confirmableBy } from '../../../shared/domain/confirmable';
import { messageActions } from '../../../shared/domain/message-actions';
import { toPlainText, type RichText } from '../../../shared/domain/rich-text';
import { countSms } from '../../../shared/domain/sms-text';
import { contradictions } from '../../../shared/domain/status-history';
import type { MessageDetails } from '../../../shared/domain/message';
import type { MessageItem } from '../../../shared/domain/message-item';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** All that the Item Viewer shows of one message. */
export function getItem(
  ports: Pick<Ports, 'accounts' | 'clock' | 'messages' | 'network' | 'tracking'>,
  messageId: string,
): MessageItem {
  const message = ports.messages.details(messageId);
  if (message === null) throw new UseCaseError('not-found', 'The message is not in the log.');
  const history = ports.messages.history(messageId);
  const account = ports.accounts.get(message.accountId);
  const kind = account?.kind ?? 'smtp';
  const tracking = ports.tracking.get(message.accountId);
  const canConfirm = confirmableBy({
    kind,
    sms: account?.sms ?? null,
    capabilities: account?.capabilities ?? null,
    tracking,
    seen: ports.tracking.seenStatuses(message.accountId),
  });
  const facts = {
    message,
    history,
    canConfirm,
    knowsOpeningsByReceipt: kind !== 'training',
    pause: account?.pause?.reason ?? null,
    isOnline: ports.network.isOnline() || (account !== null && isLoopbackHost(account.host)),
  };
  return {
    message,
    history,
    sentence: callerSentence(facts, ports.clock.now()),
    contradicting: contradictions(history).map(({ sequence }) => sequence),
    canConfirm,
    // The training's own tracker needs no settings.
    tracking: kind === 'training' ? { sentFolder: null } : tracking && { sentFolder: tracking.sentFolder },
    can: messageActions(message),
    related: ports.messages.rows(relatedIds(message)),
    smsLength: message.channel === 'sms' ? smsLength(ports.messages.body(messageId)) : null,
  };
}

function relatedIds({ carries, carriedBy, resendOf, resentAs }: MessageDetails): string[] {
  return [carries, carriedBy, resendOf, ...resentAs].filter((id) => id !== null);
}

function smsLength(body: RichText | null): MessageItem['smsLength'] {
  if (body === null) return null;
  const { encoding, characters, segments } = countSms(toPlainText(body));
  return { encoding, characters, segments };
}
