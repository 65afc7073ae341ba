import { expect, it } from 'vitest';
import { waitsForOutageDecision } from '../../../src/shared/domain/outage-guard';

it('lets four messages to a domain come back, and asks a person from the fifth on', () => {
  expect([0, 1, 2, 3, 4, 5].map((others) => waitsForOutageDecision(others, false))).toEqual([
    ...[false, false, false, false],
    ...[true, true],
  ]);
});

it('goes on asking while others of the kind wait', () => {
  expect(waitsForOutageDecision(0, true)).toBe(true);
});
