import { expect, type Locator, type Page } from '@playwright/test';
import type { Security } from '../../../src/shared/domain/account';

export interface AccountToSetUp {
  fromName: string;
  fromAddress: string;
  port: number;
  security: Security;
  user?: string;
  password?: string;
}

/** Fills the form behind "Set up a real account". */
async function fillRealAccount(page: Page, account: AccountToSetUp): Promise<Locator> {
  await page.getByRole('button', { name: 'Set up a real account' }).first().click();
  const form = page.getByRole('form', { name: 'Set up a real account' });
  await form.getByLabel('E-mail address').fill(account.fromAddress);
  await form.getByLabel('Name', { exact: true }).fill(account.fromName);
  await form.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await form.getByLabel('Protection').selectOption(account.security);
  await form.getByLabel('Port').fill(String(account.port));
  if (account.user !== undefined) {
    await form.getByLabel('User name').fill(account.user);
    await form.getByLabel('Password', { exact: true }).fill(account.password ?? '');
    await form.getByRole('checkbox', { name: /without protection/ }).check();
  }
  return form;
}

/** Ends the training for this account after a test that it passes. */
export async function setUpRealAccount(page: Page, account: AccountToSetUp): Promise<void> {
  const form = await fillRealAccount(page, account);
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText('The connection works.')).toBeVisible();
  await form.getByRole('button', { name: 'End the training and use this account' }).click();
  await expect(page.getByText('Write your first message')).toBeVisible();
}
