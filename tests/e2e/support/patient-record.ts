import { expect, type Locator, type Page } from '@playwright/test';

/** Goes to a place of the main window by the sidebar. */
export async function goTo(
  page: Page,
  place: 'Messages' | 'Patients' | 'Arrivals' | 'Attention',
): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Sendtrail' })
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .click();
}

/** Rows of the list of patients that show all of these words. */
export function patientRows(page: Page, ...words: readonly string[]): Locator {
  const rows = page.getByRole('grid', { name: 'Patients' }).locator('[data-row-id]');
  return words.reduce((found, word) => found.filter({ hasText: word }), rows);
}

/** Finds a patient by typing and opens the record, with the keyboard alone. */
export async function openRecord(page: Page, familyName: string, givenName: string): Promise<void> {
  await goTo(page, 'Patients');
  // Leaves the record that may still be open there.
  await page.keyboard.press('Control+F');
  const search = page.getByRole('searchbox', { name: 'Search patients' });
  await search.fill(`${givenName} ${familyName}`);
  await expect(patientRows(page).first()).toContainText(`${familyName}, ${givenName}`);
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `${givenName} ${familyName}` })).toBeFocused();
}

/** Shows a tab of the record that is open. */
export async function showTab(page: Page, name: 'Details' | 'Admin' | 'Clinical'): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Rows of the documents that show these words. */
export function documentRows(page: Page, words: string): Locator {
  return page.getByRole('grid', { name: 'Documents' }).locator('[data-row-id]').filter({ hasText: words });
}

/** The card of an address that failed. */
export function stopCard(page: Page): Locator {
  return page.getByRole('region', { name: 'E-mail to this address did not arrive' });
}
