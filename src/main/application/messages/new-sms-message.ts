import { smsTitle } from '../../../shared/domain/sms-title';
import { toPlainText } from '../../../shared/domain/rich-text';
import type { NewMessage } from '../../ports/message-store';
import type { Ports } from '../ports';
import { commonFields, type MessageText, type MessageWork } from './new-message';

const UTF_8 = new TextEncoder();

/**
 * Makes one SMS ready to be written: the text as it goes is frozen like the bytes of an e-mail. A patient who cannot be
 * sent to gets a message all the same: status Other, with the reason, and nothing in the outbox.
 */
export function newSmsMessage(ports: Pick<Ports, 'chance' | 'tokens'>, work: MessageWork): NewMessage {
  const { batch, merged } = work;
  const { account } = batch;
  const id = ports.chance.newId();
  const words: MessageText = merged.ok ? merged : batch;
  const text = toPlainText(words.body);
  const common = commonFields(work, words);
  return {
    ...common,
    id,
    token: ports.tokens.tokenFor(id),
    channel: 'sms',
    from: account.sms?.senderId ?? account.name,
    fromAddress: '',
    replyTo: null,
    subject: smsTitle(text),
    messageIdHeader: null,
    mime: common.dueAt === null ? [] : [{ bytes: UTF_8.encode(text), sharedHash: null }],
  };
}
