import { describe, expect, it } from 'vitest';
import { describeFailure, type SeenDialogue } from '../../../../src/main/adapters/email/send-failure';

const SEEN: SeenDialogue = {
  stage: 'mail-from',
  answeredStage: 'auth',
  offersStartTls: true,
  isBodyWritten: false,
};

function failure(fields: Record<string, unknown>, seen: Partial<SeenDialogue> = {}) {
  const error = Object.assign(
    new Error(typeof fields['message'] === 'string' ? fields['message'] : 'trouble'),
    fields,
  );
  const { kind, stage, isHandedOver, replyCode } = describeFailure(
    error,
    { ...SEEN, ...seen },
    'mail.clinic.example',
  );
  return `${kind} at ${stage}${isHandedOver ? ', handed over' : ''}${replyCode === null ? '' : `, ${String(replyCode)}`}`;
}

describe('a failure is named by the first rule that fits', () => {
  const cases: readonly (readonly [Record<string, unknown>, Partial<SeenDialogue>, string])[] = [
    [{ code: 'ENOTFOUND' }, { stage: 'resolve' }, 'host-not-found at resolve'],
    [{ code: 'EAI_AGAIN' }, { stage: 'resolve' }, 'host-not-found at resolve'],
    [{ code: 'ETIMEDOUT' }, { stage: 'resolve' }, 'timed-out at resolve'],
    [{ code: 'ECONNREFUSED' }, { stage: 'connect' }, 'connection-refused at connect'],
    [{ code: 'ENETUNREACH' }, { stage: 'connect' }, 'connection-lost at connect'],
    [{ code: 'EHOSTUNREACH' }, { stage: 'connect' }, 'connection-lost at connect'],
    [{ code: 'ETIMEDOUT' }, { stage: 'connect' }, 'timed-out at connect'],
    [{ code: 'ESOCKET', originalCode: 'ETIMEDOUT' }, { stage: 'body' }, 'timed-out at body'],
    [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, { stage: 'tls' }, 'certificate at tls'],
    [
      { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' },
      { stage: 'tls' },
      'tls-failed at tls',
    ],
    [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, { stage: 'tls' }, 'connection-lost at tls'],
    [
      { code: 'ETLS', command: 'STARTTLS', response: '502 No', responseCode: 502 },
      { offersStartTls: false },
      'no-starttls at tls, 502',
    ],
    [{ code: 'ETLS', command: 'STARTTLS', response: '454 No', responseCode: 454 }, {}, 'reply at tls, 454'],
    [
      { code: 'EAUTH', command: 'AUTH PLAIN', response: '535 No', responseCode: 535 },
      {},
      'reply at auth, 535',
    ],
    [
      { code: 'EENVELOPE', command: 'MAIL FROM', response: '550 No', responseCode: 550 },
      { stage: 'body' },
      'reply at mail-from, 550',
    ],
    [
      { code: 'EENVELOPE', command: 'RCPT TO', response: '550 No', responseCode: 550 },
      { stage: 'body' },
      'reply at rcpt-to, 550',
    ],
    [{ code: 'EENVELOPE', command: 'DATA', response: '554 No', responseCode: 554 }, {}, 'reply at data, 554'],
    [
      { code: 'EMESSAGE', command: 'DATA', response: '554 No', responseCode: 554 },
      { isBodyWritten: true },
      'reply at final-reply, 554',
    ],
    [
      { code: 'EMESSAGE', command: 'DATA', response: '552 No', responseCode: 552 },
      { stage: 'body' },
      'reply at body, 552',
    ],
    [
      { code: 'ECONNECTION', command: 'CONN', response: '421 Bye', responseCode: 421 },
      { answeredStage: 'ehlo' },
      'reply at ehlo, 421',
    ],
    [{ code: 'EMESSAGE', command: 'MAIL FROM' }, {}, 'too-large at mail-from'],
    [{ code: 'EENVELOPE', command: 'API' }, {}, 'unreadable at mail-from'],
    [{ code: 'ECONNECTION' }, {}, 'connection-lost at mail-from'],
    [
      { code: 'ECONNECTION' },
      { stage: 'final-reply', isBodyWritten: true },
      'connection-lost at final-reply, handed over',
    ],
    [
      { code: 'ETIMEDOUT' },
      { stage: 'final-reply', isBodyWritten: true },
      'timed-out at final-reply, handed over',
    ],
    [
      { code: 'EABORT' },
      { stage: 'final-reply', isBodyWritten: true },
      'connection-lost at final-reply, handed over',
    ],
    // A positive reply in an error is no refusal: the server may have the message.
    [
      { code: 'EPROTOCOL', response: '250 Ok', responseCode: 250 },
      { stage: 'final-reply', isBodyWritten: true },
      'connection-lost at final-reply, handed over',
    ],
    [
      { code: 'SOMETHING_NEW' },
      { stage: 'final-reply', isBodyWritten: true },
      'connection-lost at final-reply, handed over',
    ],
  ];

  it.each(cases)('%j, seen %j', (fields, seen, expected) => {
    expect(failure(fields, seen)).toBe(expected);
  });
});

describe('the words of a failure', () => {
  const words = (error: unknown) => describeFailure(error, SEEN, 'mail.clinic.example').reply;

  it('are the reply', () => {
    const error = {
      code: 'EENVELOPE',
      command: 'RCPT TO',
      response: '550-5.1.1 a\n550 5.1.1 b',
      responseCode: 550,
    };
    expect(words(error)).toBe('550 5.1.1 a b');
  });

  it('name what is wrong with a certificate', () => {
    expect(words({ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' })).toBe(
      'The certificate is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
    );
  });

  it('name all addresses of a host that were tried in vain', () => {
    const error = new AggregateError([
      new Error('connect ECONNREFUSED ::1:25'),
      new Error('connect ECONNREFUSED 127.0.0.1:25'),
    ]);
    expect(words(error)).toBe('connect ECONNREFUSED ::1:25; connect ECONNREFUSED 127.0.0.1:25');
  });

  it('are never those of the inside of a library', () => {
    const error = Object.assign(new Error('Reached maximum number of retries after connection was closed'), {
      code: 'ECONNECTION',
    });
    expect(words(error)).toBe('The connection was closed');
  });

  it.each([undefined, null, 'text', 42, {}])('are there for anything that may be thrown: %j', (thrown) => {
    expect(typeof words(thrown)).toBe('string');
  });
});
