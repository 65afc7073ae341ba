import { describe, expect, it } from 'vitest';
import { resendProblem, type StoppedFacts } from '../../../src/shared/domain/resend-problem';

const NOW = 1_000_000;
const BOUNCED = { at: NOW - 1_000, status: 'Bounced' } as const;
const MESSAGE = { notAfter: null, isWholeMessageKept: true, outboxState: null };

function problemWith(changes: Partial<StoppedFacts>) {
  return resendProblem({
    message: MESSAGE,
    history: [{ at: NOW - 2_000, status: 'Sent' }, BOUNCED],
    resentStatuses: [],
    consent: 'allowed',
    now: NOW,
    ...changes,
  });
}

describe('a message that did not arrive', () => {
  it('can be sent again', () => {
    expect(problemWith({})).toBeNull();
  });

  it('is under way again while the outbox has it', () => {
    expect(problemWith({ message: { ...MESSAGE, outboxState: 'waiting' } })).toBe('under-way');
  });

  it('has arrived after all when it was opened or delivered after it had bounced', () => {
    expect(problemWith({ history: [BOUNCED, { at: NOW, status: 'Opened' }] })).toBe('arrived');
    expect(problemWith({ history: [{ at: NOW - 5_000, status: 'Delivered' }, BOUNCED] })).toBeNull();
  });

  it('has been sent again unless that failed, too', () => {
    expect(problemWith({ resentStatuses: ['Bounced', 'Created'] })).toBe('sent-again');
    expect(problemWith({ resentStatuses: ['Bounced', 'Other'] })).toBeNull();
  });

  it('cannot be sent to a patient who refuses it', () => {
    expect(problemWith({ consent: 'opted-out' })).toBe('opted-out');
    expect(problemWith({ consent: 'not-asked' })).toBe('not-asked');
  });

  it('comes too late when its time has passed', () => {
    expect(problemWith({ message: { ...MESSAGE, notAfter: NOW - 1 } })).toBe('too-late');
    expect(problemWith({ message: { ...MESSAGE, notAfter: NOW } })).toBeNull();
  });

  it('cannot be sent when its text is kept no longer', () => {
    expect(problemWith({ message: { ...MESSAGE, isWholeMessageKept: false } })).toBe('not-kept');
  });
});
