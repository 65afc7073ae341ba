import { describe, expect, it } from 'vitest';
import { sameTextOf, type LikeBatch } from '../../../src/shared/domain/same-text';

const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `patient-${String(from + index)}`);
const batch = (number: number, patientIds: string[]): LikeBatch => ({
  ...{ batchId: `batch-${String(number)}`, name: 'Winter offers', createdAt: number },
  ...{ isSameText: true, patientIds },
});

describe('the same text sent lately', () => {
  it('is said when more than half of the recipients got it', () => {
    expect(sameTextOf(ids(1, 10), [batch(1, ids(5, 30))])).toEqual({
      ...{ batchId: 'batch-1', batchName: 'Winter offers', createdAt: 1, isSameText: true },
      ...{ count: 6, recipientCount: 10 },
    });
  });

  it('is not said of just half of them, nor of nobody', () => {
    expect(sameTextOf(ids(1, 10), [batch(1, ids(6, 30))])).toBeNull();
    expect(sameTextOf(ids(1, 10), [])).toBeNull();
    expect(sameTextOf([], [batch(1, ids(1, 3))])).toBeNull();
  });

  it('counts each recipient once over several batches and names the one most of them got it with', () => {
    const batches = [batch(3, ids(1, 2)), batch(2, ids(1, 4)), batch(1, ids(4, 6))];
    expect(sameTextOf(ids(1, 10), batches)).toMatchObject({ batchId: 'batch-2', count: 6 });
  });

  it('names the newer one of two that reached as many', () => {
    expect(sameTextOf(ids(1, 4), [batch(1, ids(1, 4)), batch(2, ids(1, 4))])?.batchId).toBe('batch-2');
  });

  it('counts a recipient who stands in a draft twice once', () => {
    const twice = [...ids(1, 2), ...ids(1, 2), 'patient-3'];
    expect(sameTextOf(twice, [batch(1, ids(1, 2))])).toMatchObject({ count: 2, recipientCount: 3 });
  });

  it('is not said of a single recipient', () => {
    expect(sameTextOf(ids(1, 1), [batch(1, ids(1, 1))])).toBeNull();
  });
});
