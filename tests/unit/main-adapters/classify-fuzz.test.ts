import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkMail } from '../../../src/main/adapters/trackers/walk-mail';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { SAMPLE_MAILS } from '../../support/report-mails';

/** More runs are asked for by the run that looks for a minute. */
const LONGEST_MS = 120_000;

interface Change {
  at: number;
  removed: number;
  inserted: Uint8Array;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 40 }),
  inserted: fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc
      .constantFrom('\r\n', '\n\n', '--', ': ', ';', '<', '@', '=?', '\n\t', 'Content-Type: ')
      .map((text) => Buffer.from(text)),
  ),
});

function changed(raw: Buffer, { at, removed, inserted }: Change): Buffer {
  const index = at % (raw.length + 1);
  return Buffer.concat([raw.subarray(0, index), inserted, raw.subarray(index + removed)]);
}

describe('any bytes', () => {
  it(
    'give a value, however a mail is damaged',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...SAMPLE_MAILS),
          fc.array(change, { maxLength: 12 }),
          async ({ raw }, changes) => {
            const bytes = changes.reduce(changed, Buffer.from(raw));
            const report = classifyReport(await walkMail(bytes));
            expect(report.recipients.every(({ address }) => address === address.toLowerCase())).toBe(true);
          },
        ),
        { numRuns: Number(process.env['FUZZ_RUNS'] ?? 400) },
      );
    },
    LONGEST_MS,
  );
});
