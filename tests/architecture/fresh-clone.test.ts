import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/setup/project-paths.mjs';

const STATIC_IMPORT = /^(?:import|export)\s[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

/** Every package that a script needs before its first line runs, by way of whatever it imports. */
function packagesNeededBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = [...readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return imports.flatMap((name) => {
    if (name.startsWith('.')) return packagesNeededBy(resolve(dirname(file), name), seen);
    return name.startsWith('node:') ? [] : [name];
  });
}

function scriptsOfPackage(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const commands = ['setup', 'start', 'build', 'check', 'test', 'tour', 'package', 'bench', 'classify'];
  return commands.map((command) => (scripts[command] ?? '').replace(/^node /, ''));
}

describe('a fresh clone', () => {
  it.each(scriptsOfPackage())('can start %s before any package is installed', (script) => {
    expect(packagesNeededBy(join(projectRoot, script))).toEqual([]);
  });
});
