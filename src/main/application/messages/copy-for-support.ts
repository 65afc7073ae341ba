import { supportText } from '../../../shared/domain/support-text';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** Puts a message's way on the clipboard for support, with the patient's data masked. */
export function copyForSupport(ports: Pick<Ports, 'exchange' | 'messages'>, messageId: string): void {
  const details = ports.messages.details(messageId);
  if (details === null) throw new UseCaseError('not-found', 'The message is not in the log.');
  ports.exchange.copyText(supportText(details, ports.messages.history(messageId)));
}
