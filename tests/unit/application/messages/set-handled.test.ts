import { describe, expect, it } from 'vitest';
import { setHandled } from '../../../../src/main/application/messages/set-handled';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

async function skippedPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const ids = await practice.write(account, 2);
  return { practice, ids, first: ids[0] ?? '' };
}

describe('marking as handled', () => {
  it('is kept with who and when, and is a line of the history', async () => {
    const { practice, first } = await skippedPractice();
    setHandled(practice.ports, [first], true, '', STAFF);
    expect(practice.row(first)).toMatchObject({ handledAt: NOW, handledBy: STAFF, handledNote: '' });
    expect(practice.ports.messages.history(first).at(-1)).toMatchObject({
      code: 'handled',
      by: STAFF,
      detail: {},
    });
  });

  it('keeps what was noted about it, without the spaces around it', async () => {
    const { practice, first } = await skippedPractice();
    setHandled(practice.ports, [first], true, ' Called her at home. ', STAFF);
    expect(practice.row(first).handledNote).toBe('Called her at home.');
    expect(practice.ports.messages.history(first).at(-1)?.detail).toEqual({ note: 'Called her at home.' });
  });

  it('can be taken back, which is a line, too', async () => {
    const { practice, first } = await skippedPractice();
    setHandled(practice.ports, [first], true, '', STAFF);
    practice.clock.advance(1_000);
    setHandled(practice.ports, [first], false, '', 'Alex');
    expect(practice.ports.messages.details(first)).toMatchObject({
      handledAt: null,
      handledBy: null,
      handledNote: null,
    });
    expect(practice.codes(first)).toEqual(['created', 'handled', 'handled-undone']);
  });

  it('changes only what is not so yet', async () => {
    const { practice, ids, first } = await skippedPractice();
    setHandled(practice.ports, [first], true, '', STAFF);
    practice.clock.advance(1_000);
    setHandled(practice.ports, [...ids, 'unknown'], true, '', 'Alex');
    expect(ids.map((id) => practice.ports.messages.details(id)?.handledBy)).toEqual([STAFF, 'Alex']);
    expect(practice.codes(first)).toEqual(['created', 'handled']);
  });
});
