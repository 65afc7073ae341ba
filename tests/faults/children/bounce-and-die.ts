import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';
import { recordReports } from '../../../src/main/application/tracking/record-reports';
import { sampleBounce } from '../../support/fakes/sample-report';
import { dieAtStatement } from '../../support/log/die-at-statement';
import { sampleId } from '../../support/log/sample-log';
import { silentLogger } from '../../support/log/silent-logger';

/**
 * Records the bounce of message 1 and kills itself at a statement; without such a step it says how many statements there
 * were. Its arguments: the log's file, the step ("before 3").
 */
const [, , file = '', lastStep = ''] = process.argv;
const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
const countStatements = dieAtStatement(lastStep);
const ports = { ...log, chance: systemChance, clock: systemClock, logger: silentLogger };
recordReports(ports, [sampleBounce(sampleId('message', 1))]);
process.stdout.write(`${String(countStatements())}\n`);
