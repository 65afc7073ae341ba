import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/setup/project-paths.mjs';

/** What the two runners pick up: see vitest.config.ts and playwright.config.ts. */
const pickedUp = [/\.test\.tsx?$/, /^(?:e2e|security)\/.*\.e2e\.ts$/, /^e2e\/tour\/[^/]+\.tour\.ts$/];

const looksLikeATest = /\.(?:test|spec|e2e|tour|it|unit)\.[cm]?[jt]sx?$/;

describe('test files', () => {
  it('are all picked up by a suite', () => {
    const files = readdirSync(join(projectRoot, 'tests'), { recursive: true, encoding: 'utf8' });
    const tests = files.map((file) => file.replaceAll('\\', '/')).filter((file) => looksLikeATest.test(file));
    expect(tests).not.toEqual([]);
    expect(tests.filter((file) => !pickedUp.some((pattern) => pattern.test(file)))).toEqual([]);
  });
});
