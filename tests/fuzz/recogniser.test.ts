import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMailReports } from '../../src/main/adapters/trackers/read-mail-reports';
import { RECIPIENT_LIMIT } from '../../src/shared/domain/classified-report';
import { builtMail } from '../support/report-mails/built-mail';
import { mutatedMail } from '../support/report-mails/mutated-mail';
import { readOnce, slownessOf } from '../support/report-mails/reading-time';

/** Together they make the minute that is asked for; a longer look is taken with FUZZ_SECONDS. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60);
const SOURCES = { 'the project’s mails, damaged': mutatedMail, 'mails of any structure': builtMail };
const SHARE_MS = (SECONDS * 1_000) / Object.keys(SOURCES).length;
/** The same mails in every run; a failure names it and the path to the mail. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
const SLACK_MS = 60_000;
/** More than fit in the time. */
const MOST_RUNS = 10_000_000;

describe('the recogniser', () => {
  it.each(Object.entries(SOURCES))(
    'reads %s without a failure and in time',
    async (_, source) => {
      await fc.assert(
        fc.asyncProperty(source, async (mail) => {
          const { recipients } = readOnce(mail);
          expect(recipients.length).toBeLessThanOrEqual(RECIPIENT_LIMIT);
          expect(recipients.every(({ address }) => address === address.toLowerCase())).toBe(true);
          expect(slownessOf(mail)).toBeLessThanOrEqual(1);
          readMailReports(mail, { accountId: 'account', receivedAt: 0 });
          await nextTurn();
        }),
        { seed: SEED, numRuns: MOST_RUNS, interruptAfterTimeLimit: SHARE_MS, reporter: tellFailure },
      );
    },
    SHARE_MS + SLACK_MS,
  );
});

/** Lets the runner of the tests say that it is still there. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

const SHOWN_BYTES = 6_000;

/** Short enough to be read: how to have the mail again, and the mail. */
function tellFailure({
  failed,
  seed,
  counterexamplePath,
  counterexample,
  errorInstance,
}: fc.RunDetails<[Buffer]>): void {
  if (!failed) return;
  const mail = counterexample?.[0].subarray(0, SHOWN_BYTES).toString('base64') ?? '';
  const why =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  throw new Error(
    `Seed ${String(seed)}, path ${counterexamplePath ?? ''}: ${why}\nThe mail in base64: ${mail}`,
  );
}
