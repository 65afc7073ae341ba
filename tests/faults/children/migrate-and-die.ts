import { MIGRATIONS } from '../../../src/main/adapters/sqlite/migrations';
import { migrate } from '../../../src/main/adapters/sqlite/migrations/migrate';
import { openDatabase } from '../../../src/main/adapters/sqlite/open-database';

/**
 * Takes a log to a newer version and is killed when all but the commit is done. Its argument: the log's file.
 */
const [, , file = ''] = process.argv;
const database = openDatabase(file);
database.function('die', () => process.kill(process.pid, 'SIGKILL'));
const deadly = {
  version: (MIGRATIONS.at(-1)?.version ?? 0) + 10,
  sql: `CREATE TABLE note (id TEXT PRIMARY KEY) STRICT;
    UPDATE message SET subject = 'moved';
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
    INSERT INTO note SELECT hex(n) || hex(zeroblob(500)) FROM numbers;
    SELECT die();`,
};
migrate(database, [...MIGRATIONS, deadly]);
