import Database from 'better-sqlite3';
import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';
import { recordReports } from '../../../src/main/application/tracking/record-reports';
import { sampleBounce } from '../../support/fakes/sample-report';
import { sampleId } from '../../support/log/sample-log';
import { silentLogger } from '../../support/log/silent-logger';

/**
 * Records the bounce of message 1 and kills itself before or after a writing statement, of which the first is BEGIN and
 * the last COMMIT; without such a step it says how many statements there were. Its arguments: the log's file, the
 * step ("before 3").
 */
const [, , file = '', lastStep = ''] = process.argv;
let statements = 0;

function reach(step: string): void {
  if (step === lastStep) process.kill(process.pid, 'SIGKILL');
}

const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
const statementClass = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as {
  run: (this: unknown, ...parameters: unknown[]) => unknown;
};
const { run } = statementClass;
statementClass.run = function (...parameters) {
  statements += 1;
  const number = String(statements);
  reach(`before ${number}`);
  const result = Reflect.apply(run, this, parameters);
  reach(`after ${number}`);
  return result;
};

const ports = { ...log, chance: systemChance, clock: systemClock, logger: silentLogger };
recordReports(ports, [sampleBounce(sampleId('message', 1))]);
process.stdout.write(`${String(statements)}\n`);
