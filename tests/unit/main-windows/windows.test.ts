import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendMenuCommand } from '../../../src/main/windows/app-menu';
import { createItemViewers, type ItemViewers } from '../../../src/main/windows/item-viewer-windows';
import { createMainWindow, type MainWindow } from '../../../src/main/windows/main-window';
import type { WindowWorkshop } from '../../../src/main/windows/open-window';
import { showStartupProblem } from '../../../src/main/windows/startup-problem-window';
import type { WindowPlace } from '../../../src/main/windows/window-places';
import { createWindowRegistry } from '../../../src/main/windows/window-registry';
import type { WindowKind } from '../../../src/main/ports/window-kind';
import type { ChangesPush } from '../../../src/shared/ipc/contract';
import { FakeBrowserWindow } from '../../support/fake-browser-window';
import { RecordingLogger } from '../../support/recording-logger';

const screenArea = { x: 0, y: 0, width: 1920, height: 1040 };

/** What windows are made with, of which nothing draws. */
class Workshop {
  readonly made: FakeBrowserWindow[] = [];
  readonly menus: MenuItemConstructorOptions[][] = [];
  readonly places = new Map<WindowKind, WindowPlace>();
  readonly logger = new RecordingLogger();
  readonly registry = createWindowRegistry();
  flushes = 0;

  readonly parts: WindowWorkshop = {
    createWindow: (options) => {
      const window = new FakeBrowserWindow(options);
      this.made.push(window);
      return window.asElectron;
    },
    popUpMenu: (template) => this.menus.push(template),
    screens: () => [screenArea],
    isDark: () => false,
    pagesOrigin: 'app://main',
    preloadFile: '/app/preload/index.cjs',
    hasDevTools: false,
    registry: this.registry,
    places: {
      placeOf: (kind) => this.places.get(kind) ?? null,
      remember: (kind, place) => this.places.set(kind, place),
      flush: () => {
        this.flushes += 1;
      },
    },
    logger: this.logger,
  };

  window(index: number): FakeBrowserWindow {
    const window = this.made[index];
    if (window === undefined) throw new Error(`only ${String(this.made.length)} windows were made`);
    return window;
  }
}

describe('windows', () => {
  let workshop: Workshop;
  let mainWindow: MainWindow;
  let viewers: ItemViewers;

  beforeEach(() => {
    workshop = new Workshop();
    mainWindow = createMainWindow(workshop.parts);
    viewers = createItemViewers(workshop.parts);
  });

  it('show themselves only when there is something to see', () => {
    mainWindow.show();
    const window = workshop.window(0);
    expect(window.options.show).toBe(false);
    expect(window.calls).toEqual([]);
    window.emit('ready-to-show');
    expect(window.calls).toEqual(['show']);
  });

  it('load their page from our own origin', () => {
    mainWindow.show();
    viewers.open('m1');
    showStartupProblem(workshop.parts);
    expect(workshop.made.map(({ url }) => url)).toEqual([
      'app://main/main-window.html',
      'app://main/item-viewer.html?message=m1',
      'app://main/startup-problem.html',
    ]);
  });

  it('are known by kind until they are closed', () => {
    mainWindow.show();
    viewers.open('m1');
    const [main, viewer] = workshop.made.map(({ webContents }) => webContents.id);
    expect([main, viewer, -1].map((id) => workshop.registry.kindOf(id ?? 0))).toEqual([
      'main',
      'item-viewer',
      null,
    ]);
    workshop.window(1).close();
    expect(workshop.registry.kindOf(viewer ?? 0)).toBeNull();
    expect(workshop.registry.windowOf(viewer ?? 0)).toBeNull();
  });

  it('of a message open once; asking again brings the open one forward', () => {
    viewers.open('m1');
    viewers.open('m2');
    const first = workshop.window(0);
    first.isMinimizedNow = true;
    viewers.open('m1');
    expect(workshop.made).toHaveLength(2);
    expect(first.calls).toEqual(['restore', 'show', 'focus']);
  });

  it('of a message open anew after they were closed', () => {
    viewers.open('m1');
    workshop.window(0).close();
    viewers.open('m1');
    expect(workshop.made).toHaveLength(2);
  });

  it('of messages close together when their log is left', () => {
    viewers.open('m1');
    viewers.open('m2');
    viewers.closeAll();
    expect(workshop.registry.ofKind('item-viewer')).toEqual([]);
  });

  it('are one for the batches, brought forward when asked for again', () => {
    mainWindow.show();
    mainWindow.show();
    expect(workshop.made).toHaveLength(1);
    expect(workshop.window(0).calls).toEqual(['show', 'focus']);
  });

  it('are one for a start that failed', () => {
    showStartupProblem(workshop.parts);
    showStartupProblem(workshop.parts);
    expect(workshop.made).toHaveLength(1);
  });

  it('open where they were, maximised if they were', () => {
    workshop.places.set('main', { x: 40, y: 50, width: 1300, height: 900, isMaximized: true });
    mainWindow.show();
    const window = workshop.window(0);
    expect(window.options).toMatchObject({ x: 40, y: 50, width: 1300, height: 900 });
    window.emit('ready-to-show');
    expect(window.calls).toEqual(['maximize', 'show']);
  });

  it('remember where they were moved, and write it when they close', () => {
    mainWindow.show();
    const window = workshop.window(0);
    window.moveTo({ x: 1, y: 1, width: 1280, height: 800 });
    expect(workshop.places.size).toBe(0);
    window.emit('ready-to-show');
    window.moveTo({ x: 7, y: 8, width: 1290, height: 810 });
    expect(workshop.places.get('main')).toEqual({ x: 7, y: 8, width: 1290, height: 810, isMaximized: false });
    window.close();
    expect(workshop.flushes).toBe(1);
  });

  it('of messages step down and right, and remember the place of the first', () => {
    workshop.places.set('item-viewer', { x: 100, y: 60, width: 760, height: 860, isMaximized: false });
    viewers.open('m1');
    viewers.open('m2');
    const second = workshop.window(1);
    expect(second.options).toMatchObject({ x: 128, y: 88 });
    second.emit('ready-to-show');
    second.moveTo({ x: 328, y: 288, width: 700, height: 700 });
    expect(workshop.places.get('item-viewer')).toMatchObject({ x: 300, y: 260, width: 700, height: 700 });
  });

  it('have the menu of a text field, and none where nothing was clicked', () => {
    mainWindow.show();
    const editFlags = {
      canUndo: true,
      canRedo: false,
      canCut: true,
      canCopy: true,
      canPaste: true,
      canSelectAll: true,
    };
    const click = (params: Partial<ContextMenuParams>) =>
      workshop
        .window(0)
        .webContents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags, ...params });
    click({});
    click({ isEditable: true });
    click({ selectionText: 'Nguyen' });
    expect(
      workshop.menus.map((menu) =>
        menu.map(({ role, type, enabled }) => type ?? `${role ?? ''} ${String(enabled)}`),
      ),
    ).toEqual([
      [
        'undo true',
        'redo false',
        'separator',
        'cut true',
        'copy true',
        'paste true',
        'separator',
        'selectAll true',
      ],
      ['copy true'],
    ]);
  });

  it('whose page crashes load it again, once', () => {
    mainWindow.show();
    const { webContents } = workshop.window(0);
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(webContents.reloads).toBe(1);
    expect(workshop.logger.lines.map(({ event }) => event)).toEqual(['page-gone', 'page-gone']);
  });

  it('hear pushes, but the one of a start that failed', () => {
    expect(workshop.registry.hasListeners()).toBe(false);
    showStartupProblem(workshop.parts);
    expect(workshop.registry.hasListeners()).toBe(false);
    mainWindow.show();
    viewers.open('m1');
    const push = { messageIds: ['m1'] } as ChangesPush;
    workshop.registry.push('changes', push);
    expect(workshop.made.map(({ webContents }) => webContents.sent)).toEqual([
      [],
      [{ channel: 'changes', payload: push }],
      [{ channel: 'changes', payload: push }],
    ]);
  });

  it('hear nothing while they close', () => {
    mainWindow.show();
    workshop.window(0).isDestroyedNow = true;
    workshop.registry.push('practice-changed', { practice: 'clinic' });
    expect(workshop.window(0).webContents.sent).toEqual([]);
  });

  it('for the batches show the messages of a batch once their page is there', () => {
    const request = { batchId: 'b1', search: '' };
    mainWindow.show();
    const { webContents } = workshop.window(0);
    webContents.isPageLoading = true;
    mainWindow.showMessages(request);
    expect(webContents.sent).toEqual([]);
    webContents.emit('did-finish-load');
    expect(webContents.sent).toEqual([{ channel: 'show-messages', payload: request }]);
  });

  it('for the batches show the record of a patient', () => {
    mainWindow.show();
    mainWindow.showPatient('p1');
    expect(workshop.window(0).webContents.sent).toEqual([
      { channel: 'show-patient', payload: { patientId: 'p1' } },
    ]);
  });

  it.each([
    ['find', 1],
    ['print', 1],
    ['send-again', 1],
    ['new-message', 0],
    ['go-messages', 0],
    ['new-patient', 0],
    ['go-patients', 0],
    ['go-arrivals', 0],
    ['go-attention', 0],
    ['go-settings', 0],
    ['show-outbox', 0],
  ] as const)('get the menu command %s in window %i, where the viewer has the focus', (command, index) => {
    mainWindow.show();
    viewers.open('m1');
    sendMenuCommand(command, workshop.window(1).asElectron, mainWindow);
    expect(workshop.made.map(({ webContents }) => webContents.sent.length)).toEqual(
      index === 0 ? [1, 0] : [0, 1],
    );
    expect(workshop.window(index).webContents.sent).toEqual([
      { channel: 'menu-command', payload: { command } },
    ]);
  });

  it('open for a menu command when none is open', () => {
    sendMenuCommand('find', null, mainWindow);
    expect(workshop.window(0).webContents.sent).toEqual([
      { channel: 'menu-command', payload: { command: 'find' } },
    ]);
  });
});
