import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHead } from '../../src/renderer/features/batches/list-changes';

describe('comparing a list with its first page as it is now', () => {
  it('finds nothing where nothing has changed', () => {
    expect(compareHead(['c', 'b', 'a'], ['c', 'b'], false)).toEqual({
      newIds: [],
      hasMoved: false,
      isAllNew: false,
    });
  });

  it('finds what is new on top', () => {
    expect(compareHead(['c', 'b', 'a'], ['e', 'd', 'c'], false)).toEqual({
      newIds: ['e', 'd'],
      hasMoved: false,
      isAllNew: false,
    });
  });

  it('finds that one has left', () => {
    expect(compareHead(['c', 'b', 'a'], ['c', 'a'], true).hasMoved).toBe(true);
  });

  it('finds that one has left when all that is left fits the page', () => {
    expect(compareHead(['c', 'b', 'a'], ['c', 'b'], true).hasMoved).toBe(true);
    expect(compareHead(['a'], [], true)).toEqual({ newIds: [], hasMoved: true, isAllNew: false });
  });

  it('finds that the order has changed', () => {
    expect(compareHead(['c', 'b', 'a'], ['b', 'c'], false).hasMoved).toBe(true);
  });

  it('finds that so much is new that nothing of the list is left on the page', () => {
    expect(compareHead(['b', 'a'], ['e', 'd'], false).isAllNew).toBe(true);
  });

  it('never finds a move where rows were only added on top', () => {
    const lists = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 });
    fc.assert(
      fc.property(lists, fc.nat(30), fc.nat(30), (all, added, pageLength) => {
        const loaded = all.slice(Math.min(added, all.length));
        const head = all.slice(0, pageLength);
        expect(compareHead(loaded, head, head.length === all.length).hasMoved).toBe(false);
      }),
    );
  });
});
