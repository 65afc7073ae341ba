import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The main window, once it shows its messages or says that there are none. */
export async function openBatchViewer(electron: ElectronApplication): Promise<Page> {
  const page = await electron.firstWindow();
  await expect(page.getByRole('grid', { name: 'Messages' })).toBeVisible({ timeout: 30_000 });
  return page;
}

/** The rows of messages that show all of these words. */
export function messageRows(page: Page, ...words: readonly string[]): Locator {
  const rows = page.getByRole('grid', { name: 'Messages' }).locator('[data-row-id]');
  return words.reduce((found, word) => found.filter({ hasText: word }), rows);
}

/** The status that a row shows. */
export function statusOf(row: Locator): Locator {
  return row.locator('[data-status]');
}

/** Opens the Item Viewer of a row, which is a window of its own. */
export async function openItemViewer(electron: ElectronApplication, row: Locator): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await row.getByRole('link', { name: 'details' }).click();
  const item = await opened;
  await expect(item.getByRole('heading', { name: 'Status updates' })).toBeVisible();
  return item;
}

/** The status at the top of an Item Viewer. */
export function shownStatus(item: Page): Locator {
  return item.getByRole('heading', { level: 1 });
}

/** The words in a field of an Item Viewer. */
export function factOf(item: Page, term: string): Locator {
  return item
    .getByRole('region', { name: 'Message', exact: true })
    .locator('div')
    .filter({ has: item.locator('dt', { hasText: new RegExp(`^${term}$`) }) })
    .locator('dd');
}

/** The statuses in the history of an Item Viewer, oldest first. */
export async function historyOf(item: Page): Promise<string[]> {
  return item.getByRole('table').locator('[data-status]').allInnerTexts();
}
