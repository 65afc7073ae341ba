import type { Account } from '../../src/shared/domain/account';
import type { Cancellation } from '../../src/main/ports/cancellation';
import type { EmailToSend } from '../../src/main/ports/email-transport';

/** An account at a test server on this computer, without a password unless told otherwise. */
export function sampleAccount(
  server: { host: string; port: number },
  changes: Partial<Account> = {},
): Account {
  return {
    id: '01900000-0000-7000-8000-00000000acc1',
    kind: 'smtp',
    sms: null,
    name: 'Front desk',
    host: server.host,
    port: server.port,
    security: 'none',
    user: null,
    fromName: 'ABC Chiro',
    fromAddress: 'desk@clinic.example',
    replyTo: null,
    messagesPerMinute: 600,
    messagesPerMinutePerDomain: null,
    createdAt: 0,
    pause: null,
    capabilities: null,
    ...changes,
  };
}

const HEADER = 'From: desk@clinic.example\r\nTo: zoe@example.org\r\nSubject: Hello\r\n\r\n';

/** A frozen message of about `sizeBytes`; `number` tells several apart. */
export function sampleEmail(number = 1, sizeBytes = 1_000): EmailToSend {
  const messageId = `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const line = `${'x'.repeat(70)}\r\n`;
  const text = `Message-ID: <${messageId}@clinic.example>\r\n${HEADER}${line.repeat(Math.ceil(sizeBytes / line.length))}`;
  const mime = Buffer.from(text);
  return {
    messageId,
    messageIdHeader: `<${messageId}@clinic.example>`,
    envelopeFrom: 'desk@clinic.example',
    envelopeTo: `patient.${String(number)}@example.org`,
    envelopeId: messageId,
    mime: [mime],
    sizeBytes: mime.length,
  };
}

export const NEVER_STOPPED: Cancellation = new AbortController().signal;

/** The bytes of an attachment as the parser of the tests gives them. */
export function attachmentBytes(content: string | ArrayBuffer | Uint8Array): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content));
}
