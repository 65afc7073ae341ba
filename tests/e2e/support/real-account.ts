import { expect, type Locator, type Page } from '@playwright/test';
import type { Security } from '../../../src/shared/domain/account';

export interface AccountToSetUp {
  fromName: string;
  fromAddress: string;
  port: number;
  security: Security;
  user?: string;
  password?: string;
  /** Port at which its mailbox is read with TLS; without one it is not tracked. */
  imapPort?: number;
}

/** Fills the form behind "Set up a real account". */
export async function fillRealAccount(page: Page, account: AccountToSetUp): Promise<Locator> {
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
  await fillTracking(form, account);
  return form;
}

async function fillTracking(form: Locator, { imapPort }: AccountToSetUp): Promise<void> {
  if (imapPort === undefined) {
    await form.getByRole('checkbox', { name: 'Read the mailbox of this account' }).uncheck();
    return;
  }
  await form.getByRole('button', { name: 'Change…' }).click();
  await form.getByLabel('Mailbox protection').selectOption('tls');
  await form.getByLabel('Mailbox port').fill(String(imapPort));
}

/** Ends the training for this account after a test that it passes. */
export async function setUpRealAccount(page: Page, account: AccountToSetUp): Promise<void> {
  const form = await fillRealAccount(page, account);
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText('The connection works.')).toBeVisible();
  await form.getByRole('button', { name: 'End the training and use this account' }).click();
  await expect(page.getByText('Write your first message')).toBeVisible();
}
