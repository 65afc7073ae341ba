import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expect, vi } from 'vitest';
import type { PackagedApp } from './launch-packaged-app';

/**
 * Chromium's own switch. The release has no other way in: Node's inspector, RunAsNode and NODE_OPTIONS are switched off
 * by its fuses, so a test sees what a person's screen shows and no more.
 */
export const debuggingSwitch = '--remote-debugging-port=0';

/** The first page of an app that was started with the debugging switch, and how to let go of it. */
export async function lookIntoPackagedApp(
  app: PackagedApp,
): Promise<{ page: Page; pages: () => Page[]; letGo: () => Promise<void> }> {
  const portFile = join(app.profileFolder, 'DevToolsActivePort');
  await vi.waitFor(() => {
    expect(existsSync(portFile)).toBe(true);
  }, 30_000);
  const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
  const page = await vi.waitFor(() => {
    const [first] = pages();
    if (first === undefined) throw new Error('The app has not opened a window yet.');
    return first;
  }, 30_000);
  return { page, pages, letGo: () => browser.close() };
}
