import type { Ports } from '../../../src/main/application/ports';
import type { NewMessage } from '../../../src/main/ports/message-store';
import type { Account } from '../../../src/shared/domain/account';
import { previewOf } from '../../../src/shared/domain/preview';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import type { SmsGateway } from '../../../src/shared/domain/sms-account';
import { createdLine, NOW, sampleAccount, sampleBatch, sampleId, sampleMessage } from '../log/sample-log';
import { sampleGateway, sampleSmsSettings } from '../sample-sms-account';

export const NUMBER = '+61491570156';
export const TEXT = 'Your appointment is on Monday at 9:30.';

export const SAMPLE_SMS = sampleSmsSettings({ senderId: 'Clinic' });

/** An account that sends SMS through a provider. */
export function smsAccount(changes: Partial<Account> = {}): Account {
  return sampleAccount({
    id: sampleId('account', 2),
    kind: 'sms',
    name: 'Texts',
    host: 'rest.clicksend.com',
    port: 443,
    security: 'tls',
    user: 'clinic',
    fromName: '',
    fromAddress: '',
    messagesPerMinute: 6_000,
    sms: SAMPLE_SMS,
    ...changes,
  });
}

/** An account that sends SMS by e-mails of another account to a gateway. */
export function gatewayAccount(emailAccountId: string, changes: Partial<SmsGateway> = {}): Account {
  return smsAccount({ user: null, sms: { ...sampleGateway(emailAccountId, changes), senderId: 'Clinic' } });
}

/** An SMS as it stands in the log; unless told otherwise it waits to be sent. */
export function sampleSms(number: number, changes: Partial<NewMessage> = {}, text = TEXT): NewMessage {
  const createdAt = changes.createdAt ?? NOW;
  return sampleMessage(number, {
    channel: 'sms',
    batchId: sampleId('batch', 2),
    accountId: sampleId('account', 2),
    recipient: NUMBER,
    from: 'Clinic',
    fromAddress: '',
    subject: text,
    preview: previewOf(text),
    messageIdHeader: null,
    body: plainRichText(text),
    mime: [{ bytes: new TextEncoder().encode(text), sharedHash: null }],
    updates: [createdLine(createdAt)],
    ...changes,
  });
}

/** No hours are quiet: most tests are not about the time of day. */
export function sendAtAnyHour({ settings }: Pick<Ports, 'settings'>): void {
  settings.saveDesk({ ...settings.desk(), smsHours: { fromMinute: 0, toMinute: 0 } });
}

/** Writes SMS as one batch. */
export function writeSms({ messages }: Pick<Ports, 'messages'>, ...sms: NewMessage[]): string[] {
  const [{ batchId, createdAt } = sampleSms(1)] = sms;
  messages.insert(sampleBatch(2, { id: batchId, channel: 'sms', createdAt, name: 'Reminders by SMS' }), sms);
  return sms.map(({ id }) => id);
}
