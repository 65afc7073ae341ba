import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';
import { addAccount } from '../../../src/main/application/accounts/add-account';
import { RecordingOutbox } from '../../support/fakes/recording-outbox';
import { dieAtStatement } from '../../support/log/die-at-statement';
import { openVault } from '../../support/log/open-vault';
import { sampleAccount, sampleTracking } from '../../support/log/sample-log';
import { silentLogger } from '../../support/log/silent-logger';

/**
 * Adds an account with its tracking and kills itself at a statement; without such a step it says how many statements
 * there were. Its arguments: the log's file, the step ("before 3").
 */
const [, , file = '', lastStep = ''] = process.argv;
const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
const ports = { ...log, chance: systemChance, clock: systemClock, vault: openVault(log) };
const countStatements = dieAtStatement(lastStep);
addAccount(ports, new RecordingOutbox(), {
  account: { settings: sampleAccount(), password: 'secret', isUnprotectedAllowed: false },
  tracking: {
    settings: sampleTracking(),
    password: { kind: 'same-as-sending' },
    isUnprotectedAllowed: false,
  },
});
process.stdout.write(`${String(countStatements())}\n`);
