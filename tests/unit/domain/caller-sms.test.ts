import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAUSE_REASONS } from '../../../src/shared/domain/account';
import { BATCH_WAIT_REASONS } from '../../../src/shared/domain/batch-wait';
import type { CallerFacts } from '../../../src/shared/domain/caller-facts';
import { callerSentence } from '../../../src/shared/domain/caller-sentence';
import { confirmableBy } from '../../../src/shared/domain/confirmable';
import { OUTBOX_STATES } from '../../../src/shared/domain/message';
import { SMS_DRIVERS } from '../../../src/shared/domain/sms-account';
import { isSmsStatus } from '../../../src/shared/domain/sms-confirmable';
import { STATUSES, type Status } from '../../../src/shared/domain/status';
import { UPDATE_CODES, type StatusUpdate } from '../../../src/shared/domain/status-history';
import { notice } from '../../support/history-line';
import { sampleSmsTelling } from '../../support/sample-sms-account';

/** Tuesday, 3 March 2026, 11:00. */
const NOW = new Date(2026, 2, 3, 11).getTime();

const anyTime = fc.oneof(
  fc.integer({ min: NOW - 14 * 86_400_000, max: NOW + 14 * 86_400_000 }),
  fc.integer({ min: NOW - 120_000, max: NOW + 120_000 }),
);
/** What is decided before it leaves, and said of e-mail addresses only, stands at no SMS. */
const CODES = UPDATE_CODES.filter(
  (code) => !['no-address', 'invalid-address', 'carrier-failed'].includes(code),
);
const anyLine = fc
  .record({
    status: fc.option(fc.constantFrom(...STATUSES.filter(isSmsStatus)), { freq: 4 }),
    code: fc.constantFrom(...CODES),
    at: anyTime,
    by: fc.constantFrom('Mia', null),
    source: fc.constantFrom(...(['sending', 'provider', 'person'] as const)),
    detail: fc.record(
      {
        failure: fc.constantFrom('timed-out', 'host-not-found', 'x'),
        server: fc.constantFrom('rest.clicksend.com', 'sms.provider.example', ''),
        reply: fc.constantFrom('301 Not reachable', '', ' \r\n'),
        durationMs: fc.nat(90_000),
        tries: fc.nat(9),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ status, code, at, by, source, detail }): StatusUpdate => ({
    ...notice(code, at, { detail }),
    ...{ status, source, by },
  }));
const anyFacts: fc.Arbitrary<CallerFacts> = fc.record({
  history: fc.array(anyLine, { maxLength: 8 }),
  message: fc.record({
    channel: fc.constant('sms' as const),
    carries: fc.constant(null),
    from: fc.constant('ABCCHIRO'),
    recipient: fc.constantFrom('+61412345478', ''),
    createdAt: anyTime,
    scheduledFor: fc.option(anyTime),
    notAfter: fc.option(anyTime),
    outboxState: fc.option(fc.constantFrom(...OUTBOX_STATES)),
    dueAt: fc.option(anyTime),
    waitReason: fc.option(fc.constantFrom('quiet-hours', 'timed-out', ...BATCH_WAIT_REASONS)),
  }),
  canConfirm: fc.constantFrom(
    ...SMS_DRIVERS.map((driver) =>
      confirmableBy({
        kind: 'sms',
        sms: sampleSmsTelling(driver),
        capabilities: null,
        tracking: null,
        seen: new Set<Status>(),
      }),
    ),
  ),
  knowsOpeningsByReceipt: fc.boolean(),
  pause: fc.option(fc.constantFrom(...PAUSE_REASONS)),
  isOnline: fc.boolean(),
});

function hasLine({ history }: CallerFacts, ...statuses: Status[]): boolean {
  return history.some(({ status }) => status !== null && statuses.includes(status));
}

function isCarried({ history }: CallerFacts): boolean {
  return history.some(({ code }) => code === 'carried');
}

describe('the sentence for the caller about an SMS, whatever its history', () => {
  it('never speaks of e-mail, mailboxes or junk, but for the e-mail that carries it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(!isCarried(facts));
        expect(callerSentence(facts, NOW)).not.toMatch(
          /e-?mail|mailbox|mail server|junk|spam|promotions|inbox/i,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[RegExp, Status[]]>([
    [/on the phone/, ['Delivered']],
    [/network/, ['Sent']],
    [/left us|taken by|gone by/i, ['Queued']],
    [/reported as not delivered/i, ['Bounced']],
    [/refused on its way/i, ['Rejected']],
  ])('says %s only when a line says so', (words, statuses) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(!hasLine(facts, ...statuses));
        const offline = 'by itself when the network is back';
        expect(callerSentence(facts, NOW).replace(offline, '')).not.toMatch(words);
      }),
      { numRuns: 500 },
    );
  });

  it('takes silence for news only where the provider would have told', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(!facts.canConfirm.Delivered || isCarried(facts));
        expect(callerSentence(facts, NOW)).not.toContain('no word from the phone yet');
      }),
      { numRuns: 500 },
    );
  });

  it('never says “not sent” of an error at a provider that had taken it', () => {
    const taken = { ...notice('accepted', NOW - 20 * 86_400_000), status: 'Queued' as const };
    const failed = { ...notice('send-refused', NOW + 20 * 86_400_000), status: 'Error' as const };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const history = [taken, ...facts.history, failed];
        expect(callerSentence({ ...facts, history }, NOW)).not.toMatch(/^Not sent/);
      }),
      { numRuns: 200 },
    );
  });

  it('is plain: begins with a capital, ends with a full stop, and has no gap in it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = callerSentence(facts, NOW);
        expect(said).toMatch(/^[A-Z].*[^ ,;:]\.$/);
        expect(said).not.toMatch(/ {2}|undefined|null|NaN|\(\)|\.\.|,,| [,.;:]/);
      }),
      { numRuns: 1_000 },
    );
  });
});
