import { defineConfig } from 'vitest/config';

/**
 * Suites that have a folder of their own. Every other `*.test.ts` under tests/ is a unit test, so that no test file
 * can fall between two suites.
 */
const suiteFolders = {
  contract: ['tests/contract'],
  integration: ['tests/integration'],
  faults: ['tests/faults'],
  security: ['tests/security'],
  fuzz: ['tests/fuzz'],
  architecture: ['tests/architecture'],
  package: ['tests/e2e/package'],
};

const testFiles = '**/*.test.{ts,tsx}';

/** How long one test may take, by suite, in milliseconds. Those with real servers and real kills are slower. */
const testTimeoutMs = {
  unit: 5_000,
  contract: 10_000,
  integration: 30_000,
  faults: 60_000,
  security: 10_000,
  fuzz: 30_000,
  architecture: 60_000,
  package: 90_000,
};

const foldered = Object.entries(suiteFolders) as [keyof typeof suiteFolders, string[]][];

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    retry: 0,
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`tests/${testFiles}`],
          exclude: foldered.flatMap(([, folders]) => folders.map((folder) => `${folder}/**`)),
          testTimeout: testTimeoutMs.unit,
        },
      },
      ...foldered.map(([name, folders]) => ({
        extends: true as const,
        test: {
          name,
          include: folders.map((folder) => `${folder}/${testFiles}`),
          testTimeout: testTimeoutMs[name],
          hookTimeout: testTimeoutMs[name],
        },
      })),
    ],
  },
});
