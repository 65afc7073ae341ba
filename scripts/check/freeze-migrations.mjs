import { writeFileSync } from 'node:fs';
import {
  changedMigrations,
  frozenFile,
  frozenMigrations,
  migrationsOnDisk,
  newMigrations,
} from './frozen-migrations.mjs';

/** Adds the checksums of new migrations. It never renews one: a changed migration wants a new file with a new number. */
const changed = changedMigrations();
if (changed.length > 0) {
  process.stderr.write(`frozen migrations were changed: ${changed.join(', ')}\n`);
  process.exitCode = 1;
} else {
  const added = newMigrations();
  writeFileSync(frozenFile, `${JSON.stringify({ ...frozenMigrations(), ...migrationsOnDisk() }, null, 2)}\n`);
  process.stdout.write(added.length === 0 ? 'no new migration\n' : `frozen: ${added.join(', ')}\n`);
}
