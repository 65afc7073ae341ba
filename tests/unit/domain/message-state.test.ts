import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOf, withLine } from '../../../src/shared/domain/message-state';
import { STATUSES, type Status } from '../../../src/shared/domain/status';
import { shownLine, type StatusUpdate } from '../../../src/shared/domain/status-history';
import { anyHistory, notice, statusLine } from '../../support/history-line';

const CREATED = statusLine('Created', 0);
const HANDLED = { at: 8, by: 'Mia', note: 'Called.' };

function after(...lines: StatusUpdate[]) {
  return stateOf([CREATED, ...lines]);
}

describe('the state that the log keeps of a message', () => {
  it('begins with its first line', () => {
    expect(after()).toEqual({
      status: 'Created',
      statusAt: 0,
      statusCode: 'created',
      isDelayed: false,
      isAccepted: false,
      handled: null,
    });
  });

  it('cannot begin without a status', () => {
    expect(() => stateOf([])).toThrow(RangeError);
    expect(() => stateOf([notice('delayed', 1)])).toThrow(RangeError);
  });

  it('always shows the line that the whole history shows', () => {
    fc.assert(
      fc.property(anyHistory(), (history) => {
        const { status, statusAt, statusCode } = after(...history);
        expect({ status, at: statusAt, code: statusCode }).toMatchObject({
          status: shownLine([CREATED, ...history])?.status,
          at: shownLine([CREATED, ...history])?.at,
          code: shownLine([CREATED, ...history])?.code,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is delayed until something newer is known', () => {
    const delayed = notice('delayed', 5);
    expect(after(statusLine('Queued', 1), delayed).isDelayed).toBe(true);
    for (const status of ['Sent', 'Delivered', 'Bounced', 'Opened'] as const) {
      expect(after(statusLine('Queued', 1), delayed, statusLine(status, 6)).isDelayed).toBe(false);
    }
  });

  it('is not delayed by a notice that comes after the news', () => {
    for (const status of ['Delivered', 'Opened', 'Clicked', 'Bounced', 'Error', 'Other'] as const) {
      expect(after(statusLine(status, 6), notice('delayed', 7)).isDelayed).toBe(false);
    }
  });

  it('is not changed by other notices', () => {
    const state = after(statusLine('Queued', 1));
    for (const code of ['automatic-reply', 'try-failed', 'send-now', 'handled'] as const) {
      expect(withLine(state, notice(code, 5))).toEqual(state);
    }
  });

  it('is accepted once any good news beyond Created has come, and stays so', () => {
    const accepting: Status[] = ['Queued', 'Sent', 'Delivered', 'Opened', 'Clicked'];
    expect(STATUSES.filter((status) => after(statusLine(status, 1)).isAccepted)).toEqual(accepting);
    expect(after(statusLine('Queued', 1), statusLine('Bounced', 2)).isAccepted).toBe(true);
    expect(after(statusLine('Bounced', 2), statusLine('Queued', 1)).isAccepted).toBe(true);
  });

  it('is no longer handled when something new asks for attention, even an older failure', () => {
    const handled = { ...after(statusLine('Queued', 1), statusLine('Complaint', 7)), handled: HANDLED };
    expect(withLine(handled, statusLine('Bounced', 9)).handled).toBeNull();
    expect(withLine(handled, statusLine('Bounced', 5))).toMatchObject({ status: 'Complaint', handled: null });
    expect(withLine(handled, statusLine('Opened', 9)).handled).toEqual(HANDLED);
    expect(withLine(handled, { ...statusLine('Other', 9), code: 'gave-up' }).handled).toBeNull();
    expect(withLine(handled, { ...statusLine('Other', 9), code: 'too-late' }).handled).toBeNull();
    expect(withLine(handled, { ...statusLine('Other', 9), code: 'opted-out' }).handled).toEqual(HANDLED);
  });
});
