import { describe, expect, it } from 'vitest';
import { patternOf, TRAINING_BEHAVIOURS } from '../../../../src/main/adapters/training/training-behaviours';
import { SAMPLE_PATIENTS } from '../../../../src/main/adapters/training/sample-patients';
import { checkAddress } from '../../../../src/shared/domain/address';
import { STATUSES } from '../../../../src/shared/domain/status';

const patterns = Object.keys(TRAINING_BEHAVIOURS) as (keyof typeof TRAINING_BEHAVIOURS)[];

describe('the story that an address asks for', () => {
  it.each(patterns)('is asked for by the word alone, before a dot and after a plus sign: %s', (pattern) => {
    expect(patternOf(`${pattern}@mailbox.example`)).toBe(pattern);
    expect(patternOf(`${pattern.toUpperCase()}@mailbox.example`)).toBe(pattern);
    expect(patternOf(`${pattern}.smith@mailbox.example`)).toBe(pattern);
    expect(patternOf(`jo.smith+${pattern}@mailbox.example`)).toBe(pattern);
    expect(patternOf(`${pattern}+jo@mailbox.example`)).toBe(pattern);
  });

  it('is not asked for by a word that only begins like it', () => {
    const asIs = patternOf('bouncer@mailbox.example');
    expect(patternOf('bouncer@mailbox.example')).toBe(asIs);
    const others = Array.from({ length: 200 }, (_, number) =>
      patternOf(`bouncer${String(number)}@mailbox.example`),
    );
    expect(new Set(others).size).toBeGreaterThan(3);
  });

  it('is spread over believable ones for all other addresses, mostly good', () => {
    const counts: Partial<Record<string, number>> = {};
    for (let number = 0; number < 10_000; number += 1) {
      const pattern = patternOf(`patient${String(number)}@mailbox.example`);
      counts[pattern] = (counts[pattern] ?? 0) + 1;
    }
    const share = (pattern: string) => (counts[pattern] ?? 0) / 10_000;
    expect(share('open') + share('deliver') + share('open.click') + share('open-by-machine')).toBeGreaterThan(
      0.84,
    );
    expect(share('bounce')).toBeGreaterThan(0.02);
    expect(share('bounce')).toBeLessThan(0.04);
    // None of these may befall a patient unasked: they would look like faults of the program.
    for (const pattern of ['lost', 'later', 'refuse', 'silent']) expect(counts[pattern]).toBeUndefined();
  });
});

describe('the table of stories', () => {
  it('reaches every status there is', () => {
    const reached = new Set(Object.values(TRAINING_BEHAVIOURS).map(({ endsAs }) => endsAs));
    // Created is what every message shows first.
    expect(STATUSES.filter((status) => status !== 'Created' && !reached.has(status))).toEqual([]);
  });

  it('lets every story end within half a minute, in order of time', () => {
    for (const { events } of Object.values(TRAINING_BEHAVIOURS)) {
      const times = events.map(([afterMs]) => afterMs);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      expect(times.at(-1) ?? 0).toBeLessThanOrEqual(25_000);
      expect(times[0] ?? 500).toBeGreaterThanOrEqual(500);
    }
  });
});

describe('the sample patients', () => {
  const addresses = SAMPLE_PATIENTS.flatMap(({ email }) => (email === null ? [] : [email]));
  const valid = addresses.filter((address) => checkAddress(address).ok);

  it('meet every story between them', () => {
    expect(new Set(valid.map(patternOf))).toEqual(new Set(patterns));
  });

  it('are invented people at invented domains, one without an address and one with a wrong one', () => {
    expect(SAMPLE_PATIENTS.length).toBeGreaterThanOrEqual(24);
    expect(SAMPLE_PATIENTS.length - addresses.length).toBe(1);
    expect(addresses.length - valid.length).toBe(1);
    expect(valid.filter((address) => !address.endsWith('.example'))).toEqual([]);
  });
});
