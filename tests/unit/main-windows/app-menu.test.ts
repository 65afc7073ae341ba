import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { appMenuTemplate, fitMenuToWindow } from '../../../src/main/windows/app-menu';
import { nextZoom, ZOOM_STEPS } from '../../../src/main/windows/zoom-steps';
import { FakeBrowserWindow } from '../../support/fake-browser-window';

function menu(
  options: { isMac?: boolean; isDevelopment?: boolean } = {},
  window: FakeBrowserWindow | null = null,
) {
  const commands: string[] = [];
  const template = appMenuTemplate({
    isMac: options.isMac ?? false,
    isDevelopment: options.isDevelopment ?? false,
    command: (command) => commands.push(command),
    focusedWindow: () => window?.asElectron ?? null,
    showLogFiles: () => commands.push('log files'),
  });
  return { template, commands };
}

function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

/** Menus as a person would read them aloud: label or role, and its keys. */
function read(template: MenuItemConstructorOptions[]): string[] {
  return template.map(({ label, role, submenu }) => {
    const items = (Array.isArray(submenu) ? submenu : []).filter(({ visible }) => visible !== false);
    const words = items.map(({ type, label: itemLabel, role: itemRole, accelerator }) =>
      type === 'separator'
        ? '|'
        : [itemLabel ?? `<${itemRole ?? ''}>`, accelerator].filter(Boolean).join(' '),
    );
    return `${label ?? `<${role ?? ''}>`}: ${words.join(', ')}`;
  });
}

function click(template: MenuItemConstructorOptions[], label: string): void {
  const item = itemsOf(template).find((candidate) => candidate.label === label);
  (item?.click as (() => void) | undefined)?.();
}

describe('the menu bar', () => {
  it('on Windows', () => {
    expect(read(menu().template)).toMatchInlineSnapshot(`
      [
        "&File: &New message CommandOrControl+N, New pat&ient CommandOrControl+Shift+N, Send &again…, |, &Print… CommandOrControl+P, |, &Settings… CommandOrControl+,, |, &Close window CommandOrControl+W, E&xit",
        "&Edit: <undo>, <redo>, |, <cut>, <copy>, <paste>, <pasteAndMatchStyle>, <delete>, |, <selectAll>, |, &Find CommandOrControl+F",
        "&View: &Messages CommandOrControl+1, &Patients CommandOrControl+2, A&rrivals CommandOrControl+3, A&ttention CommandOrControl+4, &Outbox CommandOrControl+5, |, &Actual size CommandOrControl+0, Zoom &in CommandOrControl+Plus, Zoom o&ut CommandOrControl+-, |, <togglefullscreen>",
        "&Window: Mi&nimise",
        "&Help: Show &log files, |, &About Sendtrail",
      ]
    `);
  });

  it('on macOS', () => {
    expect(read(menu({ isMac: true }).template)).toMatchInlineSnapshot(`
      [
        "<appMenu>: <about>, |, Settings… CommandOrControl+,, |, <services>, |, <hide>, <hideOthers>, <unhide>, |, <quit>",
        "&File: &New message CommandOrControl+N, New pat&ient CommandOrControl+Shift+N, Send &again…, |, &Print… CommandOrControl+P, |, &Close window CommandOrControl+W",
        "&Edit: <undo>, <redo>, |, <cut>, <copy>, <paste>, <pasteAndMatchStyle>, <delete>, |, <selectAll>, |, &Find CommandOrControl+F",
        "&View: &Messages CommandOrControl+1, &Patients CommandOrControl+2, A&rrivals CommandOrControl+3, A&ttention CommandOrControl+4, &Outbox CommandOrControl+5, |, &Actual size CommandOrControl+0, Zoom &in CommandOrControl+Plus, Zoom o&ut CommandOrControl+-, |, <togglefullscreen>",
        "&Window: <minimize>, <zoom>, |, <front>",
        "&Help: Show &log files",
      ]
    `);
  });

  it('has reload and developer tools only while developing', () => {
    const roles = (isDevelopment: boolean) =>
      itemsOf(menu({ isDevelopment }).template).flatMap(({ role }) => (role === undefined ? [] : [role]));
    expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    expect(roles(false)).not.toEqual(expect.arrayContaining(['reload']));
    expect(roles(false)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
  });

  it('gives every key once', () => {
    for (const isMac of [true, false]) {
      const keys = itemsOf(menu({ isMac, isDevelopment: true }).template).flatMap(
        ({ accelerator }) => accelerator ?? [],
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('says what was chosen', () => {
    const { template, commands } = menu();
    for (const { label } of itemsOf(template)) if (label !== undefined) click(template, label);
    expect(commands).toEqual([
      'new-message',
      'new-patient',
      'send-again',
      'print',
      'go-settings',
      'find',
      'go-messages',
      'go-patients',
      'go-arrivals',
      'go-attention',
      'show-outbox',
      'log files',
    ]);
  });

  it('zooms the window that has the focus between 100 % and 200 %', () => {
    const window = new FakeBrowserWindow({});
    const { template } = menu({}, window);
    const zoomedTo = (label: string) => {
      click(template, label);
      return window.webContents.zoomFactor;
    };
    expect(Array.from({ length: 6 }, () => zoomedTo('Zoom &in'))).toEqual([1.1, 1.25, 1.5, 1.75, 2, 2]);
    expect(Array.from({ length: 6 }, () => zoomedTo('Zoom o&ut'))).toEqual([1.75, 1.5, 1.25, 1.1, 1, 1]);
    zoomedTo('Zoom in');
    expect(zoomedTo('&Actual size')).toBe(1);
  });

  it('zooms nothing where no window has the focus', () => {
    expect(() => {
      click(menu().template, 'Zoom &in');
    }).not.toThrow();
  });
});

describe('the next zoom', () => {
  it('is found although Chromium gives a factor back a little off', () => {
    expect(nextZoom(1.1 - 1e-9, 1)).toBe(1.25);
    expect(nextZoom(1.1 + 1e-9, -1)).toBe(1);
  });

  it('comes back into the range from outside', () => {
    expect(nextZoom(0.5, -1)).toBe(1);
    expect(nextZoom(0.5, 1)).toBe(ZOOM_STEPS[0]);
    expect(nextZoom(3, 1)).toBe(2);
  });
});

describe('fitting the menu to the window with the focus', () => {
  it('greys out what only an Item Viewer can do everywhere else', () => {
    const items = new Map(['print', 'send-again', 'find'].map((id) => [id, { enabled: true }]));
    const bar = { getMenuItemById: (id: string) => (items.get(id) ?? null) as MenuItem | null };
    fitMenuToWindow(bar, 'main');
    expect([...items.values()].map(({ enabled }) => enabled)).toEqual([false, false, true]);
    fitMenuToWindow(bar, 'item-viewer');
    expect([...items.values()].map(({ enabled }) => enabled)).toEqual([true, true, true]);
  });
});
