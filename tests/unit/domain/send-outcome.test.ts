import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAfterFailure,
  SEND_FAILURE_KINDS,
  SEND_STAGES,
  type SendFailure,
} from '../../../src/shared/domain/send-outcome';

const REPLY_CODES = [
  null,
  250,
  354,
  399,
  400,
  421,
  450,
  454,
  499,
  500,
  503,
  530,
  534,
  535,
  538,
  550,
  554,
  599,
  600,
];

function failure(facts: Partial<SendFailure>): SendFailure {
  return {
    kind: 'connection-lost',
    stage: 'connect',
    isHandedOver: false,
    replyCode: null,
    enhancedCode: null,
    reply: '',
    server: 'mail.example.org',
    ...facts,
  };
}

function refusal(replyCode: number | null, stage: SendFailure['stage'], isHandedOver = false): SendFailure {
  return failure({ kind: 'reply', replyCode, stage, isHandedOver });
}

/** Every stage with every kind and code, handed over or not. */
const everyFailure = SEND_STAGES.flatMap((stage) =>
  SEND_FAILURE_KINDS.flatMap((kind) =>
    (kind === 'reply' ? REPLY_CODES : [null]).flatMap((replyCode) =>
      [false, true].map((isHandedOver) => failure({ stage, kind, replyCode, isHandedOver })),
    ),
  ),
);

const anyFailure = fc.record<SendFailure>({
  kind: fc.constantFrom(...SEND_FAILURE_KINDS),
  stage: fc.constantFrom(...SEND_STAGES),
  isHandedOver: fc.boolean(),
  replyCode: fc.option(fc.integer({ min: 0, max: 999 })),
  enhancedCode: fc.constant(null),
  reply: fc.string(),
  server: fc.constant('mail.example.org'),
});

const isRefusal = ({ kind, replyCode }: SendFailure): boolean =>
  kind === 'reply' && replyCode !== null && replyCode >= 400 && replyCode < 600;

function inWords(sendFailure: SendFailure): string {
  const outcome = decideAfterFailure(sendFailure);
  switch (outcome.decision) {
    case 'wait': {
      const notes = [
        outcome.schedule,
        outcome.isAccountWide && 'whole account',
        outcome.isAccountFault && 'its fault',
      ];
      return `${outcome.rule}: wait (${notes.filter(Boolean).join(', ')})`;
    }
    case 'pause-account':
      return `${outcome.rule}: pause (${outcome.reason})`;
    case 'error':
      return `${outcome.rule}: error${outcome.pause === undefined ? '' : ` and pause (${outcome.pause})`}`;
    case 'unconfirmed':
      return `${outcome.rule}: unconfirmed${outcome.isProviderSilent === true ? ', its fault' : ''}`;
    case 'opted-out':
      return `${outcome.rule}: ${outcome.decision}`;
  }
}

describe('what a failed attempt means', () => {
  it('is one table', () => {
    expect([...new Set(everyFailure.map(inWords))].sort()).toMatchInlineSnapshot(`
      [
        "anything-else-before-the-end: wait (network)",
        "authentication-refused: pause (authentication-refused)",
        "bad-sequence: wait (server)",
        "busy-at-greeting: wait (network, whole account)",
        "closing: wait (server, whole account)",
        "credentials-refused: pause (authentication-refused)",
        "gateway-without-account: wait (network, whole account, its fault)",
        "handed-over: unconfirmed",
        "network-before-message: wait (network, whole account)",
        "no-answer: unconfirmed, its fault",
        "no-credit: error and pause (no-credit)",
        "opted-out: opted-out",
        "password-missing: pause (password-needed)",
        "permanent-reply: error",
        "refused-before-message: wait (network, whole account, its fault)",
        "refused: error",
        "throttled: wait (server, whole account)",
        "tls: wait (network, whole account, its fault)",
        "too-large: error",
        "transient-before-message: wait (server, whole account)",
        "transient-reply: wait (server)",
        "unreachable: wait (network, whole account)",
        "unreadable: error",
      ]
    `);
  });

  it('is, at each step of the dialogue, for a lost connection and for replies of each kind', () => {
    const rows = SEND_STAGES.map((stage) => {
      const isEnd = stage === 'final-reply';
      const cells = [
        failure({ stage, isHandedOver: isEnd }),
        refusal(421, stage, isEnd),
        refusal(450, stage, isEnd),
        refusal(503, stage, isEnd),
        refusal(550, stage, isEnd),
      ];
      return `${stage} | ${cells.map((cell) => decideAfterFailure(cell).rule).join(' | ')}`;
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        "resolve | network-before-message | transient-before-message | transient-before-message | refused-before-message | refused-before-message",
        "connect | network-before-message | transient-before-message | transient-before-message | refused-before-message | refused-before-message",
        "tls | network-before-message | transient-before-message | transient-before-message | refused-before-message | refused-before-message",
        "greeting | network-before-message | busy-at-greeting | busy-at-greeting | refused-before-message | refused-before-message",
        "ehlo | network-before-message | transient-before-message | transient-before-message | refused-before-message | refused-before-message",
        "auth | network-before-message | transient-before-message | transient-before-message | authentication-refused | authentication-refused",
        "mail-from | anything-else-before-the-end | closing | transient-reply | bad-sequence | permanent-reply",
        "rcpt-to | anything-else-before-the-end | closing | transient-reply | bad-sequence | permanent-reply",
        "data | anything-else-before-the-end | closing | transient-reply | bad-sequence | permanent-reply",
        "body | anything-else-before-the-end | closing | transient-reply | bad-sequence | permanent-reply",
        "final-reply | handed-over | closing | transient-reply | bad-sequence | permanent-reply",
      ]
    `);
  });

  it('is never to wait, fail or pause when the body was handed over and no refusal came', () => {
    fc.assert(
      fc.property(anyFailure, (sendFailure) => {
        fc.pre((sendFailure.isHandedOver || sendFailure.stage === 'final-reply') && !isRefusal(sendFailure));
        expect(decideAfterFailure(sendFailure).decision).toBe('unconfirmed');
      }),
      { numRuns: 3_000 },
    );
  });

  it('is unconfirmed for nothing else', () => {
    fc.assert(
      fc.property(anyFailure, (sendFailure) => {
        fc.pre(isRefusal(sendFailure) || (!sendFailure.isHandedOver && sendFailure.stage !== 'final-reply'));
        expect(decideAfterFailure(sendFailure).decision).not.toBe('unconfirmed');
      }),
      { numRuns: 3_000 },
    );
  });

  it('is unconfirmed when something that is no reply comes after the body', () => {
    for (const replyCode of [null, 250, 354]) {
      expect(decideAfterFailure(refusal(replyCode, 'final-reply', true)).decision).toBe('unconfirmed');
    }
  });

  it('is the same for every reply text', () => {
    fc.assert(
      fc.property(anyFailure, fc.string(), (sendFailure, reply) => {
        expect(decideAfterFailure({ ...sendFailure, reply })).toEqual(decideAfterFailure(sendFailure));
      }),
    );
  });
});

describe('a refused login', () => {
  it('pauses the whole account at once', () => {
    for (const code of [530, 534, 535, 538, 550, 554]) {
      expect(decideAfterFailure(refusal(code, 'auth'))).toMatchObject({
        decision: 'pause-account',
        reason: 'authentication-refused',
      });
    }
    expect(decideAfterFailure(refusal(530, 'mail-from')).decision).toBe('pause-account');
  });

  it('waits by the server’s schedule when the server says that it is temporary, so that no login is locked', () => {
    expect(decideAfterFailure(refusal(454, 'auth'))).toMatchObject({
      decision: 'wait',
      schedule: 'server',
      isAccountWide: true,
      isAccountFault: false,
    });
  });
});

describe('a server that is busy', () => {
  it('does not count towards stopping the account', () => {
    for (const stage of SEND_STAGES) {
      for (const code of [421, 450]) {
        const outcome = decideAfterFailure(refusal(code, stage));
        expect(outcome).toMatchObject({ decision: 'wait', isAccountFault: false });
      }
    }
  });

  it('holds the other messages of the account, too, when it closes the connection', () => {
    expect(decideAfterFailure(refusal(421, 'rcpt-to'))).toMatchObject({ isAccountWide: true });
    expect(decideAfterFailure(refusal(450, 'rcpt-to'))).toMatchObject({ isAccountWide: false });
  });
});

describe('a 5xx reply', () => {
  it('about the message is an Error at once, but 503 waits', () => {
    for (const stage of ['mail-from', 'rcpt-to', 'data', 'body', 'final-reply'] as const) {
      expect(decideAfterFailure(refusal(550, stage)).decision).toBe('error');
      expect(decideAfterFailure(refusal(503, stage)).decision).toBe('wait');
    }
  });

  it('before the message is the account’s trouble, and no message fails by it', () => {
    for (const stage of ['greeting', 'ehlo', 'tls'] as const) {
      expect(decideAfterFailure(refusal(554, stage))).toMatchObject({
        decision: 'wait',
        isAccountFault: true,
      });
    }
  });
});
