import { describe, expect, it } from 'vitest';
import { historyLines } from '../../src/renderer/features/item/history-lines';
import { historyRows, type HistoryRow } from '../../src/renderer/features/item/history-rows';
import type { StatusUpdate } from '../../src/shared/domain/status-history';
import { SAMPLE_TIME, sampleUpdate } from '../support/sample-screens';

const HOUR_MS = 60 * 60_000;

/** A message that was delayed so many times, once an hour, and then delivered. */
function delayed(times: number): StatusUpdate[] {
  const delays = Array.from({ length: times }, (_, index) =>
    sampleUpdate({
      sequence: index + 2,
      at: SAMPLE_TIME + (index + 1) * HOUR_MS,
      status: null,
      code: 'delayed',
    }),
  );
  const at = SAMPLE_TIME + (times + 1) * HOUR_MS;
  return [
    sampleUpdate(),
    ...delays,
    sampleUpdate({ sequence: times + 2, at, status: 'Delivered', code: 'delivered' }),
  ];
}

function rowsOf(history: StatusUpdate[], openFolds: number[] = []): string[] {
  return historyRows(
    historyLines({ history, message: { channel: 'email' }, contradicting: [] }),
    openFolds,
  ).map(words);
}

function words(row: HistoryRow): string {
  if (row.kind === 'fold') return `${row.isOpen ? 'open' : 'closed'}: ${String(row.lines.length)} more`;
  const name = row.kind === 'day' ? new Date(row.at).toDateString() : row.line.update.code;
  return row.isFolded ? `(${name})` : name;
}

describe('the rows of a history', () => {
  it('name the day at the beginning and where it changes', () => {
    expect(rowsOf([sampleUpdate(), sampleUpdate({ sequence: 2, at: SAMPLE_TIME + 24 * HOUR_MS })])).toEqual([
      'Tue Mar 03 2026',
      'created',
      'Wed Mar 04 2026',
      'created',
    ]);
  });

  it('are all there while few are alike', () => {
    expect(rowsOf(delayed(4))).toEqual([
      'Tue Mar 03 2026',
      'created',
      ...Array<string>(4).fill('delayed'),
      'delivered',
    ]);
  });

  it('hide what is between the first and the last of many like ones until somebody asks', () => {
    const history = delayed(5);
    expect(rowsOf(history)).toEqual([
      'Tue Mar 03 2026',
      'created',
      'delayed',
      'closed: 3 more',
      '(delayed)',
      '(delayed)',
      '(delayed)',
      'delayed',
      'delivered',
    ]);
    expect(rowsOf(history, [3])).toEqual([
      'Tue Mar 03 2026',
      'created',
      'delayed',
      'open: 3 more',
      'delayed',
      'delayed',
      'delayed',
      'delayed',
      'delivered',
    ]);
  });

  it('name a day that begins among hidden lines again above the first line that is shown', () => {
    const shown = rowsOf(delayed(20)).filter((row) => !row.startsWith('('));
    expect(shown).toEqual([
      'Tue Mar 03 2026',
      'created',
      'delayed',
      'closed: 18 more',
      'Wed Mar 04 2026',
      'delayed',
      'delivered',
    ]);
    expect(rowsOf(delayed(20), [3]).filter((row) => row === 'Wed Mar 04 2026')).toHaveLength(1);
  });

  it('never hide a status: only notices repeat themselves', () => {
    const bounces = Array.from({ length: 9 }, (_, index) =>
      sampleUpdate({ sequence: index + 1, status: 'Bounced', code: 'bounced' }),
    );
    expect(rowsOf(bounces)).not.toContain('(bounced)');
  });
});
