// Run by Node and by Electron: fails unless this runtime can load the native module and use a database.
import Database from 'better-sqlite3';

const database = new Database(':memory:');
const total = database.prepare('SELECT 40 + 2').pluck().get();
database.close();
if (total !== 42) process.exit(1);
