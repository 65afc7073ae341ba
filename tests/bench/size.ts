import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packagedApp } from '../../scripts/package/packaged-app.mjs';
import { inProject } from '../../scripts/setup/project-paths.mjs';
import { printBench } from './timing';

/** What the build weighs: every script of the pages as it would be sent, and the archive once it has been made. */
export function benchSize(): void {
  const folder = inProject('out/renderer');
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name)));
  const gzippedBytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
  printBench({ name: 'size-renderer-gzipped', value: gzippedBytes / 1_000, unit: 'kB' });
  const { archive } = packagedApp();
  if (existsSync(archive)) {
    printBench({ name: 'size-archive', value: statSync(archive).size / 1_000_000, unit: 'MB' });
  } else {
    process.stdout.write('size-archive is not measured: npm run package makes the archive\n');
  }
}
