import { walkMail } from '../../../src/main/adapters/trackers/walk-mail';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import type { ClassifiedReport } from '../../../src/shared/domain/classified-report';

/** What is asked for: 50 ms for 100 KB, of this process alone. Below some milliseconds clean-up and compiling count as well. */
const MS_A_BYTE = 50 / 100_000;
const LEAST_MS = 20;
/** Clean-up may fall into any try: a mail is slow when it is slow each time. */
const TRIES = 5;

/** What a mail is. */
export function readOnce(bytes: Uint8Array): ClassifiedReport {
  return classifyReport(walkMail(bytes));
}

/** By how much a mail took too long to read, as a factor of what is allowed; 1 or less: in time. */
export function slownessOf(bytes: Uint8Array): number {
  const allowedMs = LEAST_MS + bytes.length * MS_A_BYTE;
  let shortestMs = Infinity;
  for (let count = 0; count < TRIES && shortestMs > allowedMs; count += 1) {
    const before = process.cpuUsage();
    readOnce(bytes);
    const { user, system } = process.cpuUsage(before);
    shortestMs = Math.min(shortestMs, (user + system) / 1_000);
  }
  return shortestMs / allowedMs;
}
