import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling, setZoom } from './support/accessibility';
import { openBatchViewer } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { pasteHtml, wordHtml } from './support/paste';
import { openCompose } from './support/write-message';

test.describe.configure({ timeout: 120_000 });

let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  app = await launchApp();
  page = await openBatchViewer(app.electron);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('tab', { name: 'Templates' }).click();
});

test.afterEach(async () => {
  await app.close();
});

const message = () => page.getByRole('textbox', { name: 'Message' });
const preview = () => page.getByRole('region', { name: 'Preview' });

async function writeTemplate(name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New e-mail template' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Purpose').selectOption('Recall');
  await page.getByLabel('Subject', { exact: true }).fill('Time for a check');
  await message().fill(text);
}

async function pickField(opener: Locator, words: string): Promise<void> {
  await opener.click();
  await page.getByRole('menuitem', { name: words, exact: true }).click();
}

test('a template is written with fields from the list, previewed, kept, copied, removed and brought back', async () => {
  await expectAccessible(page, 'the templates of the training');
  await writeTemplate('Recall', 'Dear ');
  await message().press('End');
  await pickField(page.getByRole('button', { name: 'Insert a merge field', exact: true }), 'First name');
  await page.keyboard.type(', see you at {{practice.name}}.');
  await page.getByLabel('Subject', { exact: true }).press('End');
  await pickField(page.getByRole('button', { name: 'Insert a merge field into the subject' }), 'Last name');
  await page.getByLabel('Preview for').click();
  await page.getByLabel('Preview for').fill('abara');
  await page.getByRole('option', { name: /Abara, Chidi/ }).click();
  await expect(preview()).toContainText('Time for a checkAbara');
  await expect(preview()).toContainText('Dear Chidi, see you at Our practice.');
  await expectAccessible(page, 'a template being written');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Recall' })).toBeVisible();
  await page.getByRole('button', { name: 'More for Recall', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Make a copy' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Recall (2)');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expectAccessible(page, 'the list of templates');
  await page.getByRole('button', { name: 'More for Recall', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Recall', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Recall', exact: true })).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('problems are named while writing, and nothing unsaved is lost without a question', async () => {
  await writeTemplate('', 'Dear {{patient.nam}}, {{column.Time}} {{sender.name');
  await expect(preview().getByRole('alert').first()).toContainText('There is no field “{{patient.nam}}”.');
  await expect(preview()).toContainText('is not closed');
  await expect(preview()).toContainText('[Time] {{sender.name');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Give the template a name.')).toBeVisible();
  await expectAccessible(page, 'problems of a template');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep writing' }).click();
  await expect(message()).toContainText('{{patient.nam}}');
  await page.getByRole('tab', { name: 'Appearance' }).click();
  await page.getByRole('tab', { name: 'Templates' }).click();
  await expect(message()).toContainText('{{patient.nam}}');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('button', { name: 'More for Newsletter', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^More for/ })).toHaveCount(3);
});

test('two megabytes of Word are pasted as paragraphs, lists and bold words without a long wait', async () => {
  await writeTemplate('Word', '');
  const shortMs = await pasteHtml(message(), wordHtml(250_000));
  await message().press('ControlOrMeta+a');
  const html = wordHtml(2_000_000);
  expect(html.length).toBeGreaterThan(1_999_000);
  const busyMs = await pasteHtml(message(), html);
  await expect(message().locator('strong').first()).toHaveText('Important:');
  await expect(message().locator('ul').first().locator('li')).toHaveText(['your card', 'your card']);
  await expect(message().locator('ul').first().locator('em').first()).toHaveText('card');
  await expect(message()).not.toContainText('·');
  // Eight times as much, and work that grows faster than what is pasted would take 64 times as long.
  expect(busyMs / Math.max(shortMs, 100)).toBeLessThan(24);
  expect(app.problems).toEqual([]);
});

test('what is pasted runs nothing, loads nothing and leads nowhere unsafe', async () => {
  const asked: string[] = [];
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenRequests: seen });
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      seen.push(details.url);
      answer({});
    });
  });
  await writeTemplate('Hostile', '');
  await pasteHtml(
    message(),
    `<script>window.hasRun = 1</script><img src="https://tracker.example/pixel.gif" onerror="window.hasRun = 2">
     <p style="background:url(https://tracker.example/back.png)" onclick="window.hasRun = 3">Hello <b onmouseover="window.hasRun = 4">you</b></p>
     <iframe src="https://tracker.example/frame"></iframe><svg onload="window.hasRun = 5"><script>window.hasRun = 6</script></svg>
     <a href="javascript:window.hasRun=7">bad</a> <a href="https://clinic.example/">good</a>
     <link rel="stylesheet" href="https://tracker.example/style.css"><style>@import url(https://tracker.example/more.css)</style>
     <ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>`,
  );
  await expect(message().locator('ol li').first()).toHaveText('one');
  await expect(message().locator('strong')).toHaveText('you');
  expect(
    await message()
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['https://clinic.example/']);
  expect(
    await message()
      .locator('img:not(.ProseMirror-separator), script, iframe, svg, style, [onclick], [style]')
      .count(),
  ).toBe(0);
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
  asked.push(
    ...(await app.electron.evaluate(() => (globalThis as { seenRequests?: string[] }).seenRequests ?? [])),
  );
  expect(asked.filter((url) => url.includes('tracker.example'))).toEqual([]);
  expect(app.problems).toEqual([]);
});

test('a message begins with a template, which takes the place of typed text only when asked', async () => {
  await writeTemplate('Recall', 'Dear {{patient.firstName|there}}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'New SMS template' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Short');
  await page.getByLabel('Message', { exact: true }).fill('Hi ');
  await pickField(page.getByRole('button', { name: 'Insert a merge field', exact: true }), 'First name');
  await expect(page.getByLabel('Message', { exact: true })).toHaveValue('Hi {{patient.firstName}}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  const compose = await openCompose(page);
  await compose.getByLabel('Template').selectOption('Recall');
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Time for a check');
  await expect(compose.getByLabel('Purpose')).toHaveValue('Recall');
  await expect(compose.getByRole('textbox', { name: 'Message' })).toHaveText(
    'Dear {{patient.firstName|there}}',
  );
  await compose.getByLabel('Subject', { exact: true }).fill('Mine');
  await compose.getByLabel('Template').selectOption('Recall');
  const question = page.getByRole('dialog', { name: 'Replace what you have written?' });
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Mine');
  await compose.getByLabel('Template').selectOption('Recall');
  await question.getByRole('button', { name: 'Replace' }).click();
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Time for a check');
  await expectAccessible(page, 'a message begun with a template');
});

test('the fields are reached and chosen with the keyboard, and everything fits at 200 %', async () => {
  await writeTemplate('Recall', 'Dear ');
  await message().press('Shift+Tab');
  // From the first button round to the last.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'First name' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(message()).toHaveText(/\{\{patient\.lastName\}\}/);
  await expect(message()).toBeFocused();
  await setZoom(app.electron, 2);
  await expectAccessible(page, 'a template at 200 %');
  await expectNoSidewaysScrolling(page);
});
