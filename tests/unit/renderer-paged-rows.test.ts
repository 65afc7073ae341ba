import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPagedRows } from '../../src/renderer/shared/paged-rows';
import { pending } from '../support/fake-bridge';

interface Row {
  id: string;
  words: string;
}

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id, words: `words of ${id}` }));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a list that is read page by page', () => {
  it('shows the answer to the latest question only', async () => {
    const first = pending<{ rows: Row[]; nextCursor: null }>();
    const readPage = vi
      .fn()
      .mockReturnValueOnce(first.promise)
      .mockResolvedValue({ rows: rows('later'), nextCursor: null });
    const list = createPagedRows<Row>(readPage);
    const early = list.getState().read();
    await list.getState().read();
    first.settle({ rows: rows('early'), nextCursor: null });
    await early;
    expect(list.getState().rowIds).toEqual(['later']);
  });

  it('keeps showing the old rows until the new ones are there', async () => {
    const second = pending<{ rows: Row[]; nextCursor: null }>();
    const readPage = vi
      .fn()
      .mockResolvedValueOnce({ rows: rows('old'), nextCursor: null })
      .mockReturnValue(second.promise);
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    const reading = list.getState().read();
    expect(list.getState()).toMatchObject({ rowIds: ['old'], isBusy: true });
    second.settle({ rows: rows('new'), nextCursor: null });
    await reading;
    expect(list.getState()).toMatchObject({ rowIds: ['new'], isBusy: false });
  });

  it('adds the next page, and shows a row once that stands on two pages', async () => {
    const readPage = vi
      .fn()
      .mockResolvedValueOnce({ rows: rows('a', 'b'), nextCursor: 'after-b' })
      .mockResolvedValue({ rows: rows('b', 'c'), nextCursor: null });
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    await list.getState().readMore();
    await list.getState().readMore();
    expect(list.getState()).toMatchObject({ rowIds: ['a', 'b', 'c'], nextCursor: null });
    expect(readPage.mock.calls).toEqual([[null], ['after-b']]);
  });

  it('drops a next page of a list that is not shown any more', async () => {
    const late = pending<{ rows: Row[]; nextCursor: null }>();
    const readPage = vi
      .fn()
      .mockResolvedValueOnce({ rows: rows('a'), nextCursor: 'after-a' })
      .mockReturnValueOnce(late.promise)
      .mockResolvedValue({ rows: rows('x'), nextCursor: null });
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    const more = list.getState().readMore();
    await list.getState().read();
    late.settle({ rows: rows('b'), nextCursor: null });
    await more;
    expect(list.getState().rowIds).toEqual(['x']);
  });

  it('reads a burst of changes once, as far as the list is looked at', async () => {
    const page = (from: number) =>
      Array.from({ length: 50 }, (_, index) => ({ id: `row-${from + index}`, words: '' }));
    const readPage = vi.fn((cursor: string | null) => {
      const from = Number(cursor ?? 0);
      return Promise.resolve({ rows: page(from), nextCursor: String(from + 50) });
    });
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    await list.getState().readMore();
    await list.getState().readMore();
    list.getState().noteVisibleRows(['row-10', 'row-20']);
    readPage.mockClear();
    list.getState().refreshSoon();
    list.getState().refreshSoon();
    await vi.runAllTimersAsync();
    // 21 rows on the screen and before, and some more: two pages of 50.
    expect(readPage.mock.calls).toEqual([[null], ['50']]);
    expect(list.getState().rowIds).toHaveLength(100);
  });

  it('reads again what changed while it was being read again', async () => {
    const slow = pending<{ rows: Row[]; nextCursor: null }>();
    const readPage = vi
      .fn()
      .mockResolvedValueOnce({ rows: rows('a'), nextCursor: null })
      .mockReturnValueOnce(slow.promise)
      .mockResolvedValue({ rows: rows('newest'), nextCursor: null });
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    list.getState().refreshSoon();
    await vi.runAllTimersAsync();
    list.getState().refreshSoon();
    slow.settle({ rows: rows('newer'), nextCursor: null });
    await vi.runAllTimersAsync();
    expect(list.getState().rowIds).toEqual(['newest']);
    expect(readPage).toHaveBeenCalledTimes(3);
  });

  it('reads again as far as a row that is kept, although it is off the screen', async () => {
    const pages = ['a', 'b', 'c', 'd'].map((first) =>
      rows(...Array.from({ length: 50 }, (_, index) => `${first}${index}`)),
    );
    const readPage = vi.fn((cursor: string | null) => {
      const page = Number(cursor ?? '0');
      return Promise.resolve({ rows: pages[page] ?? [], nextCursor: page < 3 ? String(page + 1) : null });
    });
    const list = createPagedRows<Row>(readPage, () => 'd3');
    await list.getState().read();
    for (let page = 1; page < 4; page += 1) await list.getState().readMore();
    list.getState().noteVisibleRows(['a1']);
    list.getState().refreshSoon();
    await vi.runAllTimersAsync();
    expect(list.getState().rows.has('d3')).toBe(true);
  });

  it('lets whoever wants more wait for what is being read already', async () => {
    const slow = pending<{ rows: Row[]; nextCursor: string | null }>();
    const readPage = vi
      .fn()
      .mockResolvedValueOnce({ rows: rows('a'), nextCursor: '1' })
      .mockReturnValueOnce(slow.promise);
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    const both = Promise.all([list.getState().readMore(), list.getState().readMore()]);
    slow.settle({ rows: rows('b'), nextCursor: null });
    await both;
    expect(list.getState().rowIds).toEqual(['a', 'b']);
    expect(readPage).toHaveBeenCalledTimes(2);
  });

  it('keeps the rows and says why when they cannot be read again', async () => {
    const readPage = vi
      .fn()
      .mockResolvedValueOnce({ rows: rows('a'), nextCursor: null })
      .mockRejectedValue(new Error('The log is away.'));
    const list = createPagedRows<Row>(readPage);
    await list.getState().read();
    list.getState().refreshSoon();
    await vi.runAllTimersAsync();
    expect(list.getState().rowIds).toEqual(['a']);
    expect(list.getState().failure?.message).toBe('The log is away.');
  });

  it('puts changed rows in their places and takes in no others', async () => {
    const list = createPagedRows<Row>(() => Promise.resolve({ rows: rows('a', 'b'), nextCursor: null }));
    await list.getState().read();
    list.getState().put([
      { id: 'b', words: 'changed' },
      { id: 'stranger', words: '' },
    ]);
    expect(list.getState().rowIds).toEqual(['a', 'b']);
    expect(list.getState().rows.get('b')?.words).toBe('changed');
    expect(list.getState().rows.has('stranger')).toBe(false);
  });
});
