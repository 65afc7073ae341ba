import { expect, it } from 'vitest';
import { outageVerdict } from '../../../src/shared/domain/outage-guard';

const FIRST = { othersNearby: 0, isHolding: false, isDecided: false };

it('lets four messages to a domain come back, and asks a person from the fifth on', () => {
  const verdicts = [0, 1, 2, 3, 4, 5].map((othersNearby) => outageVerdict({ ...FIRST, othersNearby }));
  expect(verdicts).toEqual([...['follows', 'follows', 'follows', 'follows'], ...['waits', 'waits']]);
});

it('goes on asking while others of the kind wait, whatever was decided before', () => {
  expect(outageVerdict({ ...FIRST, isHolding: true })).toBe('waits');
  expect(outageVerdict({ ...FIRST, isHolding: true, isDecided: true })).toBe('waits');
});

it('does as a person has decided with what goes on coming, be it one or many', () => {
  for (const othersNearby of [1, 4, 50]) {
    expect(outageVerdict({ ...FIRST, othersNearby, isDecided: true })).toBe('as-decided');
  }
});
