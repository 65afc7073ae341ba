import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-paths.mjs';
import { parseJson } from '../setup/read-json.mjs';
import { runTool } from './run-step.mjs';

/** @returns {string[]} every TypeScript file under src, from the repository root */
export function sourceFiles() {
  return readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(projectRoot.length + 1)
        .replaceAll('\\', '/'),
    );
}

/**
 * Runs dependency-cruiser over src. It ends with 0 when it understood nothing, so what it looked at is compared with
 * what exists.
 *
 * @returns {Promise<{ findings: string[], unseenFiles: string[], seenCount: number }>}
 */
export async function cruiseSource() {
  const { output } = await runTool('dependency-cruiser/bin/dependency-cruise.mjs', [
    'src',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
  ]);
  const result = /** @type {import('dependency-cruiser').ICruiseResult} */ (parseJson(output));
  const seen = new Set(result.modules.map(({ source }) => source));
  const unseenFiles = sourceFiles().filter((file) => !seen.has(file));
  const findings = result.summary.violations.map(({ rule, from, to, cycle }) =>
    cycle === undefined
      ? `${rule.name}: ${from} → ${to}`
      : `${rule.name}: ${from} → ${cycle.map(({ name }) => name).join(' → ')}`,
  );
  return { findings, unseenFiles, seenCount: [...seen].filter((file) => file.startsWith('src/')).length };
}

/** @type {import('./run-step.mjs').Step} */
export const layersStep = {
  name: 'layers',
  run: async () => {
    const { findings, unseenFiles, seenCount } = await cruiseSource();
    const unseen = unseenFiles.map((file) => `not looked at: ${file}`);
    const lines = [...findings, ...unseen, `${seenCount} modules looked at`];
    return {
      isPassed: findings.length === 0 && unseen.length === 0 && seenCount > 0,
      output: lines.join('\n'),
    };
  },
};
