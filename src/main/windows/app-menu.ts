import type { BrowserWindow, Menu, MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/ipc/contract';
import type { WindowKind } from '../ports/window-kind';
import type { MainWindow } from './main-window';
import { pushTo } from './window-registry';
import { nextZoom } from './zoom-steps';

export interface MenuSurroundings {
  isMac: boolean;
  /** Adds reload and developer tools. */
  isDevelopment: boolean;
  command: (command: MenuCommand) => void;
  focusedWindow: () => BrowserWindow | null;
  showLogFiles: () => void;
}

/** Commands of a window that has the focus; the others belong to the Batch Viewer, which comes forward. */
const FOCUSED_WINDOW_COMMANDS: ReadonlySet<MenuCommand> = new Set(['find', 'print', 'send-again']);

/** Hands a menu command to the window that it is for. */
export function sendMenuCommand(
  command: MenuCommand,
  focusedWindow: BrowserWindow | null,
  mainWindow: Pick<MainWindow, 'tell'>,
): void {
  if (focusedWindow !== null && FOCUSED_WINDOW_COMMANDS.has(command)) {
    pushTo(focusedWindow, 'menu-command', { command });
    return;
  }
  mainWindow.tell((window) => {
    pushTo(window, 'menu-command', { command });
  });
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Commands that only an Item Viewer follows; elsewhere they are greyed out. */
const ITEM_VIEWER_COMMANDS: readonly MenuCommand[] = ['print', 'send-again'];

/** Greys out what the window with the focus cannot do. */
export function fitMenuToWindow(menu: Pick<Menu, 'getMenuItemById'>, kind: WindowKind | null): void {
  for (const command of ITEM_VIEWER_COMMANDS) {
    const item = menu.getMenuItemById(command);
    if (item !== null) item.enabled = kind === 'item-viewer';
  }
}

/** The menu bar as Windows and macOS have it. */
export function appMenuTemplate(around: MenuSurroundings): MenuItemConstructorOptions[] {
  const { isMac } = around;
  return [
    ...(isMac ? [macAppMenu(around)] : []),
    fileMenu(around),
    editMenu(around),
    viewMenu(around),
    windowMenu(isMac),
    helpMenu(around),
  ];
}

function commandItem(
  { command }: MenuSurroundings,
  label: string,
  name: MenuCommand,
  accelerator?: string,
): MenuItemConstructorOptions {
  const item: MenuItemConstructorOptions = {
    id: name,
    label,
    click: () => {
      command(name);
    },
  };
  return accelerator === undefined ? item : { ...item, accelerator };
}

function settingsItem(around: MenuSurroundings): MenuItemConstructorOptions {
  return commandItem(around, around.isMac ? 'Settings…' : '&Settings…', 'go-settings', 'CommandOrControl+,');
}

function macAppMenu(around: MenuSurroundings): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settingsItem(around),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(around: MenuSurroundings): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      commandItem(around, '&New message', 'new-message', 'CommandOrControl+N'),
      commandItem(around, 'New pat&ient', 'new-patient', 'CommandOrControl+Shift+N'),
      commandItem(around, 'Send &again…', 'send-again'),
      separator,
      commandItem(around, '&Print…', 'print', 'CommandOrControl+P'),
      separator,
      ...(around.isMac ? [] : [settingsItem(around), separator]),
      { role: 'close', label: '&Close window', accelerator: 'CommandOrControl+W' },
      ...(around.isMac ? [] : [{ role: 'quit', label: 'E&xit' } as const]),
    ],
  };
}

function editMenu(around: MenuSurroundings): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'delete' },
      separator,
      { role: 'selectAll' },
      separator,
      commandItem(around, '&Find', 'find', 'CommandOrControl+F'),
    ],
  };
}

function viewMenu(around: MenuSurroundings): MenuItemConstructorOptions {
  const development: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return {
    label: '&View',
    submenu: [
      commandItem(around, '&Messages', 'go-messages', 'CommandOrControl+1'),
      commandItem(around, '&Patients', 'go-patients', 'CommandOrControl+2'),
      commandItem(around, 'A&rrivals', 'go-arrivals', 'CommandOrControl+3'),
      commandItem(around, 'A&ttention', 'go-attention', 'CommandOrControl+4'),
      commandItem(around, '&Outbox', 'show-outbox', 'CommandOrControl+5'),
      separator,
      ...zoomItems(around),
      separator,
      { role: 'togglefullscreen' },
      ...(around.isDevelopment ? development : []),
    ],
  };
}

/** Electron's own zoom roles know no limits; the screens are made for 100 % to 200 %. */
function zoomItems({ focusedWindow }: MenuSurroundings): MenuItemConstructorOptions[] {
  const zoom = (change: (factor: number) => number) => () => {
    const pages = focusedWindow()?.webContents;
    pages?.setZoomFactor(change(pages.getZoomFactor()));
  };
  const zoomIn = zoom((factor) => nextZoom(factor, 1));
  return [
    { label: '&Actual size', accelerator: 'CommandOrControl+0', click: zoom(() => 1) },
    { label: 'Zoom &in', accelerator: 'CommandOrControl+Plus', click: zoomIn },
    // The same key without Shift.
    {
      label: 'Zoom in',
      accelerator: 'CommandOrControl+=',
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: zoomIn,
    },
    {
      label: 'Zoom o&ut',
      accelerator: 'CommandOrControl+-',
      click: zoom((factor) => nextZoom(factor, -1)),
    },
  ];
}

function windowMenu(isMac: boolean): MenuItemConstructorOptions {
  return {
    role: 'window',
    label: '&Window',
    submenu: isMac
      ? [{ role: 'minimize' }, { role: 'zoom' }, separator, { role: 'front' }]
      : [{ role: 'minimize', label: 'Mi&nimise' }],
  };
}

function helpMenu({ isMac, showLogFiles }: MenuSurroundings): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      { label: 'Show &log files', click: showLogFiles },
      ...(isMac ? [] : [separator, { role: 'about', label: '&About Sendtrail' } as const]),
    ],
  };
}
