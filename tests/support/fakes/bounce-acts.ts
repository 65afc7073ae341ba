import fc from 'fast-check';

/** What is reported of a message; a full mailbox is a bounce whose address a setting may keep. */
export type Reported = 'delivered' | 'delayed' | 'bounced' | 'full' | 'complaint' | 'rejected';

/** One thing that happens; `which` and its like choose among what there is at that time. */
export type Act =
  | { kind: 'send'; which: number }
  /** `serial` tells reports of one kind about one message apart: the same one may be read again. */
  | { kind: 'report'; which: number; reported: Reported; serial: number; at: number; isCertain: boolean }
  | { kind: 'edit'; which: number; email: string }
  | { kind: 'no-email'; which: number }
  | { kind: 'undo'; which: number }
  | { kind: 'put-off'; which: number }
  | { kind: 'handle'; which: number; answer: 'new-address' | 'no-email' | 'keep-address'; email: string }
  /** The same, with messages of the stop sent again. */
  | { kind: 'handle-and-resend'; which: number; answer: 'new-address' | 'keep-address'; email: string }
  /** The patient wants marketing e-mail after all. */
  | { kind: 'consent'; which: number }
  | { kind: 'merge'; which: number; other: number }
  | { kind: 'decide'; which: number; isAboutMessage: boolean | null }
  /** What many bounces of one domain were. */
  | { kind: 'decide-outage'; which: number; isDead: boolean }
  | { kind: 'setting'; keepsAddress: boolean };

/** Few enough that patients share them; one is written in two ways. */
export const ADDRESSES = ['anh@example.org', 'family@example.org', 'Family@example.org', 'new@example.net'];

const which = fc.nat({ max: 9 });
const email = fc.constantFrom(...ADDRESSES);
const answer = fc.constantFrom('new-address', 'no-email', 'keep-address');
const resendAnswer = fc.constantFrom('new-address', 'keep-address');

const anyReport: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('report'),
  which,
  reported: fc.constantFrom('delivered', 'delayed', 'bounced', 'bounced', 'full', 'complaint', 'rejected'),
  serial: fc.integer({ min: 1, max: 2 }),
  at: fc.integer({ min: 1, max: 60 }),
  isCertain: fc.constantFrom(true, true, true, false),
});

/** Anything that can happen to records whose messages bounce. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: anyReport },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('send', 'consent'), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit'), which, email }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'put-off', 'no-email'), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('handle'), which, answer, email }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('handle-and-resend'), which, answer: resendAnswer, email }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge'), which, other: which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide'),
      which,
      isAboutMessage: fc.constantFrom(true, false, null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('decide-outage'), which, isDead: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('setting'), keepsAddress: fc.boolean() }) },
);
