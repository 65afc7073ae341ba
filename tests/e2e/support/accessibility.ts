import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { accessibilityFindings } from './axe';

/** Shows every window larger, as a person does with Ctrl and plus. */
export async function setZoom(electron: ElectronApplication, factor: number): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, zoom) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(zoom);
  }, factor);
}

/** Checks a screen as it stands, light and dark. Nothing moves while it is looked at. */
export async function expectAccessible(shown: Page, name: string): Promise<void> {
  for (const appearance of ['light', 'dark'] as const) {
    await shown.emulateMedia({ reducedMotion: 'reduce', colorScheme: appearance });
    await expect(shown.locator('html')).toHaveAttribute('data-mantine-color-scheme', appearance);
    await shown.evaluate(() =>
      Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
    );
    expect.soft(await accessibilityFindings(shown), `${name}, ${appearance}`).toEqual([]);
  }
}

/** Nothing of the page lies beyond its edge, where it could only be reached by scrolling sideways. */
export async function expectNoSidewaysScrolling(shown: Page): Promise<void> {
  const overflowPx = await shown.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflowPx).toBe(0);
}

/** As many stops as no screen has: then the way leads in a circle without what is looked for. */
const STOPS = 60;

/** Presses Tab until the named thing has the focus. */
export async function tabTo(shown: Page, name: string, role?: 'grid'): Promise<void> {
  const wanted = role === undefined ? shown.locator(':focus') : shown.getByRole(role, { name });
  const names: string[] = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    await shown.keyboard.press('Tab');
    const focused = shown.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const found = await focused.evaluate((element) => {
      const label =
        element instanceof HTMLElement && 'labels' in element
          ? (element.labels as NodeListOf<HTMLElement> | null)?.[0]
          : undefined;
      return (element.getAttribute('aria-label') ?? label?.innerText ?? element.textContent).trim();
    });
    names.push(found);
    if (found === name && (await wanted.evaluate((element) => element === document.activeElement))) return;
  }
  throw new Error(`Tab does not lead to “${name}”; it leads to: ${names.join(', ')}`);
}
