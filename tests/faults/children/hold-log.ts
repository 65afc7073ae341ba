import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { silentLogger } from '../../support/log/silent-logger';

/** Opens a log and keeps it open until it is killed. Its argument: the log's file. */
const [, , file = ''] = process.argv;
openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
process.stdout.write('open\n');
process.stdin.resume();
