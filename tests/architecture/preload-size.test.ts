import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Everything in the preload has the page on one side and Electron on the other: it must stay small enough to read. */
const mostBytes = 2_000;

/** Builds the preload exactly as `npm run build` does, but into another folder. */
async function buildPreload(outDir: string): Promise<void> {
  const { config } = await resolveConfig({ logLevel: 'silent' }, 'build', 'production');
  await build(mergeConfig(config?.preload ?? {}, { build: { outDir, watch: null } }));
}

describe('the built preload', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-preload-'));
    await buildPreload(folder);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is one file under 2 kB', async () => {
    const { size } = await stat(join(folder, 'index.cjs'));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(mostBytes);
  });
});
