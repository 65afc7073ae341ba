import { describe, expect, it } from 'vitest';
import { listMessages } from '../../../../src/main/application/messages/list-messages';
import type { MessageListRequest } from '../../../../src/shared/domain/message-list';
import type { MessageQuery } from '../../../../src/main/ports/message-store';
import { TestPractice } from '../../../support/fakes/test-practice';

const REQUEST: MessageListRequest = {
  batchId: null,
  search: '',
  quickFilter: null,
  sort: { column: 'created', isDescending: true },
  cursor: null,
  limit: 100,
};

describe('the table of messages', () => {
  it('reads the search text and says what it did not understand', async () => {
    const practice = new TestPractice();
    const [first = ''] = await practice.write(practice.addAccount(), 3);
    const page = listMessages(practice.ports, { ...REQUEST, search: 'to:patient.1 status:lost' });
    expect(page.rows.map(({ id }) => id)).toEqual([first]);
    expect(page.notUnderstood).toEqual(['status:lost']);
  });

  it('comes in pages', async () => {
    const practice = new TestPractice();
    const ids = await practice.write(practice.addAccount(), 5);
    const first = listMessages(practice.ports, { ...REQUEST, limit: 3 });
    const second = listMessages(practice.ports, { ...REQUEST, limit: 3, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('counts today from midnight here, and hours from now', () => {
    const practice = new TestPractice();
    let asked: MessageQuery | null = null;
    practice.ports.messages.list = (query) => {
      asked = query;
      return { rows: [], nextCursor: null };
    };
    practice.clock.setTo(new Date(2026, 10, 23, 17, 45).getTime());
    listMessages(practice.ports, { ...REQUEST, quickFilter: 'failed-today' });
    expect(asked).toMatchObject({
      quickFilter: 'failed-today',
      now: new Date(2026, 10, 23, 17, 45).getTime(),
      startOfToday: new Date(2026, 10, 23).getTime(),
    });
  });
});
