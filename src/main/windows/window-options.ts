import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowKind } from '../ports/window-kind';
import type { WindowBounds } from './place-on-screen';

export interface WindowSize {
  width: number;
  height: number;
  minWidth: number;
  minHeight: number;
}

export const WINDOW_SIZES = {
  main: { width: 1280, height: 800, minWidth: 1024, minHeight: 640 },
  'item-viewer': { width: 760, height: 860, minWidth: 560, minHeight: 480 },
  'startup-problem': { width: 640, height: 480, minWidth: 640, minHeight: 480 },
} as const satisfies Record<WindowKind, WindowSize>;

/** Until the page has read its own name. */
const TITLES = {
  main: 'Sendtrail',
  'item-viewer': 'Message – Sendtrail',
  'startup-problem': 'Sendtrail cannot start',
} as const satisfies Record<WindowKind, string>;

/** The page's surface (`--surface`), so that nothing flashes before the first picture. */
const BACKGROUNDS = { light: '#ffffff', dark: '#16161a' } as const;

export interface WindowLook {
  preloadFile: string;
  isDark: boolean;
  /** On in development only. */
  hasDevTools: boolean;
}

/**
 * How a window is made. Every switch that guards it is written out, though most of these are Electron's defaults: a
 * default may change, and a reader should not have to know it (Electron's security list, points 2 to 4 and 11).
 */
export function windowOptions(
  kind: WindowKind,
  bounds: WindowBounds,
  look: WindowLook,
): BrowserWindowConstructorOptions {
  const { minWidth, minHeight } = WINDOW_SIZES[kind];
  return {
    ...bounds,
    minWidth: Math.min(minWidth, bounds.width),
    minHeight: Math.min(minHeight, bounds.height),
    title: TITLES[kind],
    show: false,
    backgroundColor: BACKGROUNDS[look.isDark ? 'dark' : 'light'],
    autoHideMenuBar: kind !== 'main',
    webPreferences: {
      preload: look.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
      safeDialogs: true,
      devTools: look.hasDevTools,
    },
  };
}
