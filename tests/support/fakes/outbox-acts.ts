import fc from 'fast-check';
import type { SendFailure } from '../../../src/shared/domain/send-outcome';
import { CERTIFICATE_WRONG, CONNECTION_REFUSED, PASSWORD_REFUSED, sampleFailure } from './sample-results';

/** How the server ends one attempt. */
export type Ending =
  | { kind: 'accepts' }
  /** The whole body has gone out and nobody can tell; the server has not taken it. */
  | { kind: 'lost-after-body' }
  /** The hand-over was noted, but the transport knows that the end did not leave. */
  | { kind: 'lost-before-end' }
  | { kind: 'fails'; failure: SendFailure };

/** One thing that happens; `which` chooses among what there is at that time. */
export type Act =
  | { kind: 'send'; count: number; isScheduled: boolean; isHurried: boolean }
  /** The body goes out but for its dot, or the server takes the message; the attempt goes on. */
  | { kind: 'hand-over' | 'take'; which: number }
  | { kind: 'end'; which: number; ending: Ending }
  | { kind: 'server'; mood: 'accept' | 'by-hand' | SendFailure }
  | { kind: 'network'; isOn: boolean }
  | { kind: 'time'; byMs: number }
  | { kind: 'clock-set'; byMs: number }
  | { kind: 'disk'; isFull: boolean }
  /** The process dies: whatever was handed over the server takes or does not. */
  | { kind: 'die'; isTaken: boolean; isPowerCut: boolean }
  | { kind: 'quit' }
  | { kind: 'cancel' | 'send-now' | 'send-again' | 'report' | 'notice'; which: number }
  | { kind: 'resolve'; which: number; answer: 'gone' | 'not-gone' }
  | { kind: 'resume' };

const GREYLISTED = sampleFailure({ stage: 'rcpt-to', replyCode: 450, reply: '450 try again in 60 seconds' });
const REFUSED = sampleFailure({ stage: 'rcpt-to', replyCode: 550, reply: '550 no such user' });
const LOST_EARLY = sampleFailure({ stage: 'mail-from' });
const BUSY = sampleFailure({ stage: 'greeting', replyCode: 421, reply: '421 busy' });
const REFUSED_AT_END = sampleFailure({ stage: 'final-reply', replyCode: 451, reply: '451 full' });

const anyFailure = fc.constantFrom(
  CONNECTION_REFUSED,
  PASSWORD_REFUSED,
  CERTIFICATE_WRONG,
  GREYLISTED,
  REFUSED,
  LOST_EARLY,
  BUSY,
  REFUSED_AT_END,
);

const anyEnding: fc.Arbitrary<Ending> = fc.oneof(
  fc.constantFrom<Ending>({ kind: 'accepts' }, { kind: 'lost-after-body' }, { kind: 'lost-before-end' }),
  anyFailure.map((failure): Ending => ({ kind: 'fails', failure })),
);

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const which = fc.nat(7);
const rarely = fc.nat(5).map((number) => number === 0);

function weighted(weight: number, arbitrary: fc.Arbitrary<Act>) {
  return { weight, arbitrary };
}

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  weighted(
    6,
    fc.record({
      kind: fc.constant('send'),
      count: fc.integer({ min: 1, max: 4 }),
      isScheduled: rarely,
      isHurried: rarely,
    }),
  ),
  weighted(12, fc.record({ kind: fc.constantFrom('hand-over' as const, 'take' as const), which })),
  weighted(12, fc.record({ kind: fc.constant('end'), which, ending: anyEnding })),
  weighted(
    4,
    fc.record({
      kind: fc.constant('server'),
      mood: fc.oneof(fc.constantFrom('accept' as const, 'by-hand' as const), anyFailure),
    }),
  ),
  weighted(4, fc.record({ kind: fc.constant('network'), isOn: fc.boolean() })),
  weighted(
    6,
    fc.record({
      kind: fc.constant('time'),
      byMs: fc.constantFrom(SECOND_MS, 60 * SECOND_MS, HOUR_MS, 25 * HOUR_MS),
    }),
  ),
  weighted(
    2,
    fc.record({ kind: fc.constant('clock-set'), byMs: fc.constantFrom(-30 * HOUR_MS, -HOUR_MS, HOUR_MS) }),
  ),
  weighted(2, fc.record({ kind: fc.constant('disk'), isFull: fc.boolean() })),
  weighted(3, fc.record({ kind: fc.constant('die'), isTaken: fc.boolean(), isPowerCut: fc.boolean() })),
  weighted(1, fc.record({ kind: fc.constant('quit') })),
  weighted(
    6,
    fc.record({
      kind: fc.constantFrom('cancel' as const, 'send-now' as const, 'send-again' as const),
      which,
    }),
  ),
  weighted(3, fc.record({ kind: fc.constantFrom('report' as const, 'notice' as const), which })),
  weighted(
    4,
    fc.record({
      kind: fc.constant('resolve'),
      which,
      answer: fc.constantFrom('gone' as const, 'not-gone' as const),
    }),
  ),
  weighted(3, fc.record({ kind: fc.constant('resume') })),
);
