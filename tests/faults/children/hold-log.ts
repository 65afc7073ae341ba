import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { silentLogger } from '../../support/log/silent-logger';

/** Opens a log and keeps it open until it is killed. Its argument: the log's file. */
const [, , file = ''] = process.argv;
const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
process.stdout.write('open\n');
// What nothing refers to is collected, and a database that is collected is closed.
process.stdin.on('data', () => {
  log.close();
});
