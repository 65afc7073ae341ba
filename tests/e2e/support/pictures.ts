import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { inProject } from '../../../scripts/setup/project-paths.mjs';
import type { LaunchedApp } from './launch-app';

/** Where the README and the guide find them. */
export const PICTURES = inProject('docs/pictures');

/** Takes a picture of a page, once everything that moves has come to rest. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/** Gives a window's content a size in pixels. */
export async function setSize(app: LaunchedApp, page: Page, width: number, height: number): Promise<void> {
  const window = await app.electron.browserWindow(page);
  await window.evaluate(
    (shown: BrowserWindow, size) => {
      shown.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}
