import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

export interface MessageToWrite {
  /** Words that find each patient. */
  patients: readonly string[];
  subject: string;
  body: string;
}

/** Opens Compose with the button of the toolbar. */
export async function openCompose(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New message', exact: true }).click();
  const compose = page.getByRole('dialog', { name: 'New message' });
  await expect(compose.getByLabel('To', { exact: true })).toBeFocused();
  return compose;
}

/** Chooses a patient who is on record. */
export async function choosePatient(compose: Locator, words: string): Promise<void> {
  await compose.getByLabel('To', { exact: true }).fill(words);
  await compose.getByRole('option').filter({ hasText: words }).first().click();
}

/** Puts a patient on record while writing. */
export async function addPatient(compose: Locator, name: string, email: string): Promise<void> {
  await compose.getByLabel('To', { exact: true }).fill(name);
  await compose.getByRole('option', { name: `Add “${name}” as a new patient…` }).click();
  const form = compose.getByRole('form', { name: 'New patient' });
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('button', { name: 'Add patient' }).click();
  await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText(email);
}

/** Fills subject, purpose and text. */
export async function fillContent(
  compose: Locator,
  { subject, body }: Omit<MessageToWrite, 'patients'>,
): Promise<void> {
  await compose.getByLabel('Purpose').selectOption('Account');
  await compose.getByLabel('Subject', { exact: true }).fill(subject);
  await compose.getByRole('textbox', { name: 'Message' }).fill(body);
}

/** The button that sends, or that shows everything once more before it does. */
export function sendButton(compose: Locator): Locator {
  return compose.getByRole('button', { name: /^(Send to|Schedule for) \d/ });
}

/** Sends to patients who are on record; more than one are looked at once more before it goes. */
export async function writeAndSend(page: Page, message: MessageToWrite): Promise<void> {
  const compose = await openCompose(page);
  for (const patient of message.patients) await choosePatient(compose, patient);
  await fillContent(compose, message);
  await sendButton(compose).click();
  if (message.patients.length > 1) {
    await sendButton(page.getByRole('dialog', { name: 'Check before sending' })).click();
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Answers the system's dialog for files, which no test can press, with these paths. */
export async function answerFileDialog(
  electron: ElectronApplication,
  paths: readonly string[],
): Promise<void> {
  await electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}
