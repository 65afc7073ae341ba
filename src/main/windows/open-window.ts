import type { BrowserWindow, BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron';
import type { Logger } from '../ports/logger';
import type { WindowKind } from '../ports/window-kind';
import { contextMenuTemplate } from './context-menu';
import { cascadeOffset, placeOnScreen, type Area } from './place-on-screen';
import { WINDOW_SIZES, windowOptions } from './window-options';
import type { WindowPlaces } from './window-places';
import type { WindowRegistry } from './window-registry';

/** What windows are made with. */
export interface WindowWorkshop {
  createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  popUpMenu: (template: MenuItemConstructorOptions[], window: BrowserWindow) => void;
  /** The parts of the screens that windows may use, the main screen first. */
  screens: () => readonly Area[];
  isDark: () => boolean;
  /** Where our pages are: `app://main`, or the development server. */
  pagesOrigin: string;
  preloadFile: string;
  hasDevTools: boolean;
  registry: WindowRegistry;
  places: WindowPlaces;
  logger: Logger;
}

const PAGES = {
  main: 'main-window.html',
  'item-viewer': 'item-viewer.html',
  'startup-problem': 'startup-problem.html',
} as const satisfies Record<WindowKind, string>;

/** Opens a window of a kind; `query` is what its page reads from its address. */
export function openWindow(
  kind: WindowKind,
  workshop: WindowWorkshop,
  query: Record<string, string> = {},
): BrowserWindow {
  const { registry, places } = workshop;
  const remembered = places.placeOf(kind);
  const screens = workshop.screens();
  const first = placeOnScreen(remembered, WINDOW_SIZES[kind], screens);
  const offset = cascadeOffset(first, registry.ofKind(kind).length, screens);
  const window = workshop.createWindow(
    windowOptions(kind, shifted(first, offset), {
      preloadFile: workshop.preloadFile,
      isDark: workshop.isDark(),
      hasDevTools: workshop.hasDevTools,
    }),
  );
  registry.add(kind, window);
  // Once there is a picture: an empty window would flash.
  window.once('ready-to-show', () => {
    if (remembered?.isMaximized === true) window.maximize();
    window.show();
  });
  if (kind !== 'startup-problem') rememberPlace(kind, window, offset, places);
  serveContextMenu(window, workshop);
  watchForCrashes(kind, window, workshop.logger);
  const search = new URLSearchParams(query).toString();
  // A load that fails is a crash of the page or a closed window; both are seen elsewhere.
  window
    .loadURL(`${workshop.pagesOrigin}/${PAGES[kind]}${search === '' ? '' : `?${search}`}`)
    .catch((error: unknown) => {
      workshop.logger.error('window-not-loaded', { kind, error: String(error) });
    });
  return window;
}

/** Brings an open window forward. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function shifted({ x, y, width, height }: ReturnType<typeof placeOnScreen>, offset: number) {
  return x === undefined || y === undefined
    ? { width, height }
    : { x: x + offset, y: y + offset, width, height };
}

/** What is remembered is the place of the first window of a kind, from which the others are counted. */
function rememberPlace(kind: WindowKind, window: BrowserWindow, offset: number, places: WindowPlaces): void {
  const remember = () => {
    if (!window.isVisible() || window.isMinimized() || window.isFullScreen()) return;
    const { x, y, width, height } = window.getNormalBounds();
    places.remember(kind, { x: x - offset, y: y - offset, width, height, isMaximized: window.isMaximized() });
  };
  window.on('move', remember);
  window.on('resize', remember);
  window.on('maximize', remember);
  window.on('unmaximize', remember);
  window.on('close', () => {
    places.flush();
  });
}

function serveContextMenu(window: BrowserWindow, { popUpMenu }: WindowWorkshop): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextMenuTemplate(params);
    if (template.length > 0) popUpMenu(template, window);
  });
}

/** A page that crashes is loaded again once; main and the outbox do not stop for it. */
function watchForCrashes(kind: WindowKind, window: BrowserWindow, logger: Logger): void {
  let hasReloaded = false;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    logger.error('page-gone', { kind, reason, exitCode });
    if (hasReloaded || reason === 'clean-exit' || window.isDestroyed()) return;
    hasReloaded = true;
    window.webContents.reload();
  });
}
