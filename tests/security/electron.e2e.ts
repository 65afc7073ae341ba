import { expect, test, type ElectronApplication, type Frame, type Page } from '@playwright/test';
import type { Bridge, Request } from '../../src/shared/ipc/contract';
import { launchApp, type LaunchedApp } from '../e2e/support/launch-app';

type BridgedWindow = Window & { sendtrail: Bridge };

const elsewhere = 'https://elsewhere.example/';

let app: LaunchedApp;
let electron: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  app = await launchApp();
  electron = app.electron;
  page = await electron.firstWindow();
  await page.waitForFunction(() => document.getElementById('root')?.hasChildNodes() === true);
});

test.afterAll(async () => {
  await app.close();
});

/** Sends a message in the training and gives its id. */
async function sendMessage(text: string): Promise<string> {
  return page.evaluate(async (body) => {
    const { sendtrail } = window as unknown as BridgedWindow;
    const accounts = await sendtrail.invoke('accounts:list', null);
    const patients = await sendtrail.invoke('patients:search', { text: '', limit: 1 });
    if (!accounts.ok || !patients.ok) throw new Error('The training has no account or no patients.');
    const draft: Request<'compose:send'> = {
      channel: 'email',
      accountId: accounts.value[0]?.id ?? '',
      purpose: 'Other',
      patientIds: patients.value.map(({ id }) => id),
      subject: 'A hostile message',
      body: { blocks: [{ kind: 'paragraph', spans: [{ text: body, isBold: true }] }] },
      attachmentIds: [],
      tableId: null,
      isJoiningHouseholds: true,
      scheduledFor: null,
      notAfter: null,
    };
    const sent = await sendtrail.invoke('compose:send', draft);
    if (!sent.ok) throw new Error(sent.error.message);
    return sent.value.messageIds[0] ?? '';
  }, text);
}

/** Puts a frame into the page that shows a message, with or without the attribute that sandboxes it. */
async function showMessage(messageId: string, isSandboxed: boolean): Promise<Frame> {
  const url = `mail-preview://item/${messageId}`;
  await page.evaluate(
    async ([source, sandboxed]) => {
      document.querySelector('iframe')?.remove();
      const frame = document.createElement('iframe');
      if (sandboxed) frame.setAttribute('sandbox', '');
      frame.src = source;
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
      document.body.append(frame);
      await loaded;
    },
    [url, isSandboxed] as const,
  );
  const frame = page.frames().find((candidate) => candidate.url() === url);
  if (frame === undefined) throw new Error('The frame does not show the message.');
  return frame;
}

function windowCount(): Promise<number> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

test('a page has no Node, no Electron, and two frozen functions', async () => {
  const found = await page.evaluate(() => {
    const { sendtrail } = window as unknown as BridgedWindow;
    return {
      types: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].map(
        (name) => typeof (globalThis as Record<string, unknown>)[name],
      ),
      functions: Object.keys(sendtrail),
      isFrozen: Object.isFrozen(sendtrail),
    };
  });
  expect(found).toEqual({
    types: Array.from({ length: 6 }, () => 'undefined'),
    functions: ['invoke', 'listen'],
    isFrozen: true,
  });
});

test('every window is sandboxed and isolated', async () => {
  const preferences = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // What Chromium was really given; Electron has it without writing it down.
      const given = webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        given.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
  ]);
});

test('a page gets values for what it may not ask', async () => {
  const codes = await page.evaluate(async () => {
    const { sendtrail } = window as unknown as {
      sendtrail: { invoke(channel: string, request: unknown): Promise<{ error?: { code: string } }> };
    };
    const id = '0199f0a0-0000-7000-8000-000000000001';
    const answers = [
      await sendtrail.invoke('electron:quit', null),
      await sendtrail.invoke('__proto__', null),
      await sendtrail.invoke('startup:choose', { choice: 'quit' }),
      await sendtrail.invoke('messages:item', { messageId: '../log.sqlite' }),
      await sendtrail.invoke('messages:item', { messageId: id, path: '/etc/passwd' }),
    ];
    return answers.map(({ error }) => error?.code);
  });
  // The third has no handler while a log is open, and its window is not known to one.
  expect(codes).toEqual(['bad-request', 'bad-request', 'internal', 'bad-request', 'bad-request']);
});

test('a push brings its payload and nothing of Electron', async () => {
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        (window as unknown as BridgedWindow).sendtrail.listen('menu-command', (...all: unknown[]) => {
          resolve(all);
        });
      }),
  );
  // Answered in order: the page listens by now.
  await page.evaluate(() => undefined);
  await electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === '&Messages')?.click();
  });
  expect(await heard).toEqual([{ command: 'go-messages' }]);
});

test('a page stays where it is', async () => {
  const home = page.url();
  for (const address of [
    elsewhere,
    'file:///etc/passwd',
    'data:text/html,x',
    'app://main/item-viewer.html',
  ]) {
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
      window.location.href = url;
    }, address);
    expect(await page.evaluate(() => window.location.href)).toBe(home);
  }
});

test('a page opens no window', async () => {
  const before = await windowCount();
  const opened = await page.evaluate(
    (url) => [url, 'about:blank', 'app://main/main-window.html'].map((address) => window.open(address)),
    elsewhere,
  );
  expect(opened).toEqual([null, null, null]);
  expect(await windowCount()).toBe(before);
});

test('a page gets no permission', async () => {
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    location: (await navigator.permissions.query({ name: 'geolocation' })).state,
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      (error: unknown) => (error as Error).name,
    ),
  }));
  expect(answers).toEqual({ notifications: 'denied', location: 'denied', clipboard: 'NotAllowedError' });
});

test('a page runs nothing that is written into it, and reaches no network', async () => {
  const outcome = await page.evaluate(async (url) => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.ran = "yes"';
    const style = document.createElement('style');
    style.textContent = 'body { --written-in: yes }';
    const button = document.createElement('button');
    button.setAttribute('onclick', 'document.body.dataset.ran = "yes"');
    document.body.append(script, style, button);
    button.click();
    button.remove();
    const reach = (address: string) =>
      fetch(address).then(
        () => 'reached',
        () => 'refused',
      );
    return {
      ran: document.body.dataset['ran'] ?? 'no',
      styled: getComputedStyle(document.body).getPropertyValue('--written-in'),
      network: await reach(url),
      own: await reach('app://main/main-window.html'),
    };
  }, elsewhere);
  expect(outcome).toEqual({ ran: 'no', styled: '', network: 'refused', own: 'refused' });
});

test('style elements of the design system are let in by their nonce', async () => {
  const rules = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLStyleElement>('style[data-mantine-styles]')].map(
      ({ sheet }) => sheet !== null,
    ),
  );
  expect(rules.length).toBeGreaterThan(0);
  expect(rules).not.toContain(false);
});

for (const isSandboxed of [true, false]) {
  test(`a shown message is alone in its frame ${isSandboxed ? 'with' : 'even without'} the sandbox attribute`, async () => {
    const text = `<script>top.location='${elsewhere}'</script><img src="${elsewhere}x.png">`;
    const frame = await showMessage(await sendMessage(text), isSandboxed);
    const found = await frame.evaluate(() => ({
      text: document.body.innerText.trim(),
      origin: self.origin,
      scripts: document.scripts.length,
      bridge: typeof (window as { sendtrail?: unknown }).sendtrail,
      require: typeof (globalThis as { require?: unknown }).require,
    }));
    expect(found).toEqual({ text, origin: 'null', scripts: 0, bridge: 'undefined', require: 'undefined' });
  });
}

test('a link in a shown message leads nowhere', async () => {
  const frame = await showMessage(await sendMessage('A link'), true);
  await frame.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    document.body.append(link);
    link.click();
  }, elsewhere);
  const frames = await page.evaluate(() => document.querySelectorAll('iframe').length);
  expect(frames).toBe(1);
  expect(page.frames().some((candidate) => candidate.url().startsWith(elsewhere))).toBe(false);
});

test('a message that is not there says so', async () => {
  const frame = await showMessage('0199f0a0-0000-7000-8000-00000000dead', true);
  expect(await frame.evaluate(() => document.body.innerText.trim())).toBe(
    'The whole message is no longer kept.',
  );
});
