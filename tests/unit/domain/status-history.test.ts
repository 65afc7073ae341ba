import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFailure, STATUS_RULES, STATUSES } from '../../../src/shared/domain/status';
import {
  contradictions,
  shownLine,
  shownStatus,
  supersedes,
} from '../../../src/shared/domain/status-history';
import { anyHistory, notice, statusLine } from '../../support/history-line';

const anyShown = fc.record({ status: fc.constantFrom(...STATUSES), at: fc.nat(5) });

/** A history and the same lines in another order, some of them twice. */
const historyTwice = anyHistory({ minLength: 1, maxLength: 12 }).chain((history) =>
  fc.record({
    history: fc.constant(history),
    shuffled: fc
      .tuple(
        fc.shuffledSubarray(history, { minLength: history.length }),
        fc.array(fc.constantFrom(...history)),
      )
      .map(([all, again]) => [...all, ...again]),
  }),
);

describe('the status shown', () => {
  it('is the furthest of the good news', () => {
    const history = [
      statusLine('Created', 0),
      statusLine('Queued', 1),
      statusLine('Delivered', 5),
      statusLine('Sent', 6),
    ];
    expect(shownStatus(history)).toEqual({ status: 'Delivered', at: 5 });
  });

  it('is a bounce that comes after Delivered or Opened', () => {
    expect(shownStatus([statusLine('Opened', 3), statusLine('Bounced', 9)])?.status).toBe('Bounced');
    expect(shownStatus([statusLine('Clicked', 3), statusLine('Complaint', 9)])?.status).toBe('Complaint');
  });

  it('stays a failure when good news comes afterwards', () => {
    for (const later of ['Delivered', 'Opened', 'Clicked'] as const) {
      expect(shownStatus([statusLine('Bounced', 3), statusLine(later, 9)])?.status).toBe('Bounced');
    }
  });

  it('is not changed by notices', () => {
    expect(
      shownStatus([statusLine('Queued', 1), notice('delayed', 2), notice('automatic-reply', 3)])?.status,
    ).toBe('Queued');
  });

  it('is nothing for a history without a status', () => {
    expect(shownStatus([])).toBeNull();
    expect(shownStatus([notice('delayed', 1)])).toBeNull();
  });

  it('keeps the time at which it was first reached', () => {
    expect(shownStatus([statusLine('Opened', 9), statusLine('Opened', 4)])?.at).toBe(4);
  });

  it('does not depend on the order in which lines arrive, nor on lines that come twice', () => {
    fc.assert(
      fc.property(historyTwice, ({ history, shuffled }) => {
        expect(shownStatus(shuffled)).toEqual(shownStatus(history));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is a failure as soon as the history has one, and the latest of them', () => {
    fc.assert(
      fc.property(anyHistory(), (history) => {
        const failures = history.filter(({ status }) => status !== null && isFailure(status));
        const shown = shownStatus(history);
        fc.pre(shown !== null);
        expect(isFailure(shown.status)).toBe(failures.length > 0);
        if (failures.length > 0) expect(shown.at).toBe(Math.max(...failures.map(({ at }) => at)));
      }),
    );
  });

  it('never falls to a lower rank by more good news', () => {
    const good = STATUSES.filter((status) => !isFailure(status));
    fc.assert(
      fc.property(
        fc.array(fc.record({ status: fc.constantFrom(...good), at: fc.nat(20) }), { minLength: 1 }),
        (lines) => {
          const ranks = lines.map((_line, index) => shownStatus(lines.slice(0, index + 1)));
          for (const [index, shown] of ranks.entries()) {
            const before = index === 0 ? null : (ranks[index - 1] ?? null);
            if (before === null || shown === null) continue;
            expect(STATUS_RULES[shown.status].rank).toBeGreaterThanOrEqual(STATUS_RULES[before.status].rank);
          }
        },
      ),
    );
  });

  it('can be brought up to date line by line, as the log does', () => {
    fc.assert(
      fc.property(anyHistory({ minLength: 1, maxLength: 12 }), (history) => {
        const known = history.flatMap(({ status, at }) => (status === null ? [] : [{ status, at }]));
        fc.pre(known.length > 0);
        const folded = known.reduce((shown, line) => (supersedes(line, shown) ? line : shown));
        expect(shownStatus(history)).toEqual(folded);
      }),
    );
  });

  it('comes with its line and all that is said there', () => {
    const bounced = statusLine('Bounced', 7, { detail: { reason: 'mailboxfull' } });
    expect(shownLine([statusLine('Queued', 1), bounced, statusLine('Opened', 9)])).toBe(bounced);
    expect(shownLine([])).toBeNull();
  });
});

describe('superseding', () => {
  it('is an order in which of two different lines exactly one wins', () => {
    fc.assert(
      fc.property(anyShown, anyShown, (one, other) => {
        const isSame = one.status === other.status && one.at === other.at;
        const wins = [supersedes(one, other), supersedes(other, one)].filter(Boolean).length;
        expect(wins).toBe(isSame ? 0 : 1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(anyShown, anyShown, anyShown, (first, second, third) => {
        fc.pre(supersedes(first, second) && supersedes(second, third));
        expect(supersedes(first, third)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('contradictions', () => {
  it('are the good news after a failure', () => {
    const opened = statusLine('Opened', 9);
    const history = [statusLine('Delivered', 2), statusLine('Bounced', 5), opened, statusLine('Sent', 10)];
    expect(contradictions(history)).toEqual([opened]);
  });

  it('are counted from the first failure, though a later one is shown', () => {
    const opened = statusLine('Opened', 6);
    const history = [statusLine('Bounced', 5), opened, statusLine('Complaint', 8)];
    expect(shownStatus(history)?.status).toBe('Complaint');
    expect(contradictions(history)).toEqual([opened]);
  });

  it('are none without a failure, nor for what came before it or in the same moment', () => {
    expect(contradictions([statusLine('Delivered', 2), statusLine('Opened', 9)])).toEqual([]);
    expect(contradictions([statusLine('Delivered', 5), statusLine('Bounced', 5)])).toEqual([]);
    expect(contradictions([])).toEqual([]);
  });

  it('never change what is shown', () => {
    fc.assert(
      fc.property(anyHistory(), (history) => {
        const odd: readonly unknown[] = contradictions(history);
        const others = history.filter((line) => !odd.includes(line));
        expect(shownStatus(others)).toEqual(shownStatus(history));
      }),
    );
  });

  it('do not depend on the order in which lines arrive', () => {
    fc.assert(
      fc.property(historyTwice, ({ history, shuffled }) => {
        expect(new Set(contradictions(shuffled))).toEqual(new Set(contradictions(history)));
      }),
    );
  });
});
