import { run as runCompose } from './compose';
import { run as runDesk } from './desk';
import { run as runLog } from './log';
import { run as runImport } from './patient-import';
import { run as runPatients } from './patients';
import { run as runReports } from './reports';
import { run as runSend } from './send';
import { benchSize } from './size';
import { run as runUpdates } from './updates';

type Bench = (options: { full: boolean }) => Promise<void> | void;

/** In turn: two at once would measure each other. */
const benches: Readonly<Record<string, Bench>> = {
  size: benchSize,
  log: runLog,
  patients: runPatients,
  'patient-import': runImport,
  compose: runCompose,
  send: runSend,
  reports: runReports,
  updates: runUpdates,
  desk: runDesk,
};

/** One that fails must not hide what the others measure. */
async function runAll(names: readonly string[], full: boolean): Promise<void> {
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    try {
      await bench({ full });
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    }
  }
}

const words = process.argv.slice(2);
await runAll(
  words.filter((word) => !word.startsWith('-')),
  words.includes('--full'),
);
