import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inProject } from '../../../scripts/setup/project-paths.mjs';
import { launchPackagedApp, type PackagedApp } from '../support/launch-packaged-app';
import { debuggingSwitch, lookIntoPackagedApp } from '../support/look-into-packaged-app';
import { descendantsOf } from '../support/process-tree';
import { screenHands } from '../support/screen-hands';
import { countColours, toPng } from '../support/screen-picture';

const startLimit = { timeout: 30_000, interval: 200 };

/** The practice lets its invented recipients take their time before they open, click or bounce. */
const trackingLimit = { timeout: 60_000 };

/** A blank window has two or three colours; text with smoothed edges has dozens. */
const fewestColours = 40;

async function keepPicture(app: PackagedApp, name: string): Promise<void> {
  await mkdir(inProject('test-results'), { recursive: true });
  await writeFile(join(inProject('test-results'), name), toPng(app.screen()));
}

// Only Linux has a virtual display to look at and processes to look into.
describe.skipIf(process.platform !== 'linux')('the packaged folder', () => {
  let app: PackagedApp | undefined;

  afterEach(async () => {
    await app?.dispose();
    app = undefined;
  });

  it('starts as an ordinary user with the sandbox on, shows its window, makes its database and ends well', async () => {
    app = await launchPackagedApp();
    const { display, process: child, screen, profileFiles, ended } = app;
    const hands = screenHands(display);

    await vi.waitFor(() => expect(hands.findWindows('^Sendtrail$')).toHaveLength(1), startLimit);
    await vi.waitFor(() => expect(countColours(screen())).toBeGreaterThan(fewestColours), startLimit);
    await keepPicture(app, 'packaged-app.png');
    await vi.waitFor(async () => {
      expect((await profileFiles()).filter((name) => name.endsWith('.sqlite'))).not.toEqual([]);
    }, startLimit);

    const renderers = descendantsOf(child.pid ?? 0).filter(({ commandLine }) =>
      commandLine.includes('--type=renderer'),
    );
    expect(renderers).not.toEqual([]);
    for (const renderer of renderers) {
      expect(renderer.commandLine).not.toContain('--no-sandbox');
      expect(renderer.seccompMode).toBe(2);
    }

    const [windowId = ''] = hands.findWindows('^Sendtrail$');
    hands.press(windowId, 'ctrl+q');
    await expect(ended).resolves.toEqual({ code: 0, signal: null });
    expect(app.problems).toEqual([]);
  });

  it('shows its first page from its own scheme, without Node in it', async () => {
    app = await launchPackagedApp([debuggingSwitch]);
    const { page, letGo } = await lookIntoPackagedApp(app);
    await vi.waitFor(async () => expect(await page.title()).toBe('Sendtrail'), startLimit);
    expect(new URL(page.url()).protocol).toBe('app:');
    expect(await page.evaluate(() => [typeof require, typeof process])).toEqual(['undefined', 'undefined']);
    await letGo();
  });

  it('does the main job of the Training practice: a batch goes out, and both viewers follow it', async () => {
    app = await launchPackagedApp([debuggingSwitch]);
    const { page, pages, letGo } = await lookIntoPackagedApp(app);
    await page.getByRole('button', { name: 'Send a sample batch' }).click();
    const rowsThatAre = (status: string) =>
      page.getByRole('row').filter({ has: page.locator(`[data-status="${status}"]`) });
    for (const status of ['Clicked', 'Bounced']) {
      await rowsThatAre(status).first().waitFor(trackingLimit);
    }

    await rowsThatAre('Clicked').first().getByText('details').click();
    const viewer = await vi.waitFor(() => {
      const opened = pages().find((candidate) => candidate.url().includes('item-viewer'));
      if (opened === undefined) throw new Error('The Item Viewer has not opened yet.');
      return opened;
    }, startLimit);
    await viewer.locator('[data-status="Clicked"]').first().waitFor(trackingLimit);
    await letGo();
    expect(app.problems).toEqual([]);
  });
});
