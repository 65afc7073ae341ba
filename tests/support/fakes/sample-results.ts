import type { ServerCapabilities } from '../../../src/shared/domain/account';
import type { SendFailure } from '../../../src/shared/domain/send-outcome';

export const SAMPLE_CAPABILITIES: ServerCapabilities = {
  hasDsn: true,
  sizeLimitBytes: 10_000_000,
  hasStartTls: true,
  hasEightBitMime: true,
  hasSmtpUtf8: false,
  seenAt: 0,
};

/** A failed attempt; unless told otherwise, the connection was lost before the message. */
export function sampleFailure(facts: Partial<SendFailure> = {}): SendFailure {
  return {
    kind: facts.replyCode === undefined ? 'connection-lost' : 'reply',
    stage: 'connect',
    isHandedOver: false,
    replyCode: null,
    enhancedCode: null,
    reply: '',
    server: 'mail.example.org',
    ...facts,
  };
}

export const CONNECTION_REFUSED = sampleFailure({ kind: 'connection-refused' });
export const PASSWORD_REFUSED = sampleFailure({ stage: 'auth', replyCode: 535, reply: '535 5.7.8 Wrong' });
export const REPLY_LOST = sampleFailure({ stage: 'final-reply', isHandedOver: true });
export const CERTIFICATE_WRONG = sampleFailure({ kind: 'certificate', stage: 'tls' });
