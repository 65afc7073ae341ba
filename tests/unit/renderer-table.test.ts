import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWidths } from '../../src/renderer/shared/ui/table/column-widths';
import { layoutColumns, type TableColumn } from '../../src/renderer/shared/ui/table/columns';
import {
  clickRow,
  moveToRow,
  NO_SELECTION,
  selectAllRows,
  toggleRow,
} from '../../src/renderer/shared/ui/table/row-selection';

const rowIds = ['a', 'b', 'c', 'd', 'e'];
const plain = { isRange: false, isToggle: false };
const shift = { isRange: true, isToggle: false };
const ctrl = { isRange: false, isToggle: true };

describe('choosing rows', () => {
  it('takes one row by a click', () => {
    const first = clickRow(rowIds, NO_SELECTION, 'b', plain);
    expect([...clickRow(rowIds, first, 'd', plain).selectedIds]).toEqual(['d']);
  });

  it('adds and takes out with Ctrl', () => {
    const two = clickRow(rowIds, clickRow(rowIds, NO_SELECTION, 'b', plain), 'd', ctrl);
    expect([...two.selectedIds]).toEqual(['b', 'd']);
    expect([...toggleRow(two, 'b').selectedIds]).toEqual(['d']);
  });

  it('takes the range from the anchor with Shift, and turns it round', () => {
    const anchored = clickRow(rowIds, NO_SELECTION, 'c', plain);
    const down = clickRow(rowIds, anchored, 'e', shift);
    expect([...down.selectedIds]).toEqual(['c', 'd', 'e']);
    expect([...clickRow(rowIds, down, 'a', shift).selectedIds]).toEqual(['a', 'b', 'c']);
  });

  it('moves with the arrows, extends with Shift, and only looks with Ctrl', () => {
    const at = moveToRow(rowIds, NO_SELECTION, 1, plain);
    expect(at).toEqual({ selectedIds: new Set(['b']), activeId: 'b', anchorId: 'b' });
    expect([...moveToRow(rowIds, at, 3, shift).selectedIds]).toEqual(['b', 'c', 'd']);
    expect(moveToRow(rowIds, at, 3, ctrl)).toEqual({
      selectedIds: new Set(['b']),
      activeId: 'd',
      anchorId: 'b',
    });
  });

  it('stays within the rows there are', () => {
    expect(moveToRow(rowIds, NO_SELECTION, 99, plain).activeId).toBe('e');
    expect(moveToRow(rowIds, NO_SELECTION, -5, plain).activeId).toBe('a');
    expect(moveToRow([], NO_SELECTION, 0, plain)).toBe(NO_SELECTION);
  });

  it('takes all that are loaded', () => {
    expect([...selectAllRows(rowIds, NO_SELECTION).selectedIds]).toEqual(rowIds);
  });
});

const column = (
  id: string,
  widthPx: number,
  more: Partial<TableColumn<string>> = {},
): TableColumn<string> => ({
  id,
  title: id,
  widthPx,
  minWidthPx: 50,
  cell: (row) => row,
  ...more,
});
const columns = [
  column('status', 200, { minWidthPx: 150 }),
  column('subject', 200, { isGrowing: true, minWidthPx: 100 }),
  column('purpose', 100),
  column('tries', 60),
  column('details', 60, { isPinned: true, minWidthPx: 60 }),
];
const widths = (roomPx: number, given = {}) => layoutColumns(columns, given, roomPx).template;

describe('widths of columns', () => {
  it('give all spare room to the growing column when everything fits', () => {
    expect(widths(1_000)).toBe('34px 200px 546px 100px 60px 60px');
  });

  it('fill the window with what is looked at, and leave the rest to scrolling', () => {
    expect(widths(520)).toBe('34px 200px 226px 100px 60px 60px');
  });

  it('show a column behind only when it fits whole', () => {
    expect(widths(600)).toBe('34px 200px 206px 100px 60px 60px');
  });

  it('shrink what is looked at together, and never below its least width', () => {
    expect(widths(420)).toBe('34px 175px 150px 100px 60px 60px');
    expect(widths(100)).toBe('34px 150px 100px 100px 60px 60px');
  });

  it('are tight only once every other column is at its least', () => {
    const [status, ...others] = columns;
    const tight = status === undefined ? [] : [{ ...status, tightWidthPx: 90 }, ...others];
    const tightWidths = (roomPx: number) => layoutColumns(tight, {}, roomPx).template;
    expect(tightWidths(420)).toBe(widths(420));
    expect(tightWidths(300)).toBe('34px 106px 100px 100px 60px 60px');
    expect(tightWidths(100)).toBe('34px 90px 100px 100px 60px 60px');
  });

  it('let a column behind in, as long as nobody falls below the least for it', () => {
    const kept = columns.map((column) => (column.id === 'purpose' ? { ...column, isKept: true } : column));
    const keptWidths = (roomPx: number) => layoutColumns(kept, {}, roomPx).template;
    expect(keptWidths(1_000)).toBe(widths(1_000));
    expect(keptWidths(420)).toBe('34px 156px 113px 56px 60px 60px');
    expect(keptWidths(390)).toBe(widths(390));
  });

  it('keep a width that a person has given', () => {
    expect(widths(420, { status: 240 })).toBe('34px 240px 100px 100px 60px 60px');
  });

  it('always fill the room with the leading columns when there is enough of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 494, max: 3_000 }), (roomPx) => {
        const { widthPx } = layoutColumns(columns, {}, roomPx);
        expect(widthPx).toBeGreaterThanOrEqual(roomPx);
      }),
    );
  });
});

describe('remembered widths', () => {
  it('take only plain numbers out of whatever was written', () => {
    expect(parseWidths('{"to":120,"from":"wide","x":-4,"y":99999,"z":null}')).toEqual({ to: 120 });
    expect(parseWidths('not json')).toEqual({});
    expect(parseWidths('null')).toEqual({});
    expect(parseWidths(null)).toEqual({});
  });
});
