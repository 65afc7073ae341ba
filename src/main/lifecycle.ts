import { join } from 'node:path';
import { app, BrowserWindow, Menu, nativeTheme, protocol, screen, session } from 'electron';
import { createJsonLogger } from './adapters/logging/json-logger';
import { systemClock } from './adapters/time/system-clock';
import { previewDocument } from './application/documents/preview-document';
import { evidenceText } from './application/messages/show-evidence';
import { composeSystem, platform } from './compose';
import { createPracticeDoor } from './practice-door';
import type { Logger } from './ports/logger';
import { profilePlaces, type ProfilePlaces } from './profile-places';
import { APP_ORIGIN, listBundle, serveApp } from './security/app-protocol';
import { serveDocumentPreview } from './security/document-preview-protocol';
import { serveMailPreview } from './security/mail-preview-protocol';
import { denyPermissions, guardNavigation } from './security/navigation-guard';
import { startDesk } from './start-desk';
import { passStartup } from './startup';
import type { WindowWorkshop } from './windows/open-window';
import { openWindowPlaces } from './windows/window-places';
import { createWindowRegistry, pushTo } from './windows/window-registry';

/** Where the development server is; nothing of it is in an app that is installed. */
const developmentOrigin = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);

/** Starts everything in its order. What ends it all is told to `before-quit` by what was started. */
export function startSendtrail(): void {
  const places = profilePlaces(app.getPath('userData'));
  const logger = createJsonLogger({
    folder: places.logsFolder,
    now: () => systemClock.now(),
    echo: app.isPackaged ? null : process.stdout,
  });
  reportFaults(logger);
  guardNavigation(app, { logger, developmentOrigin });
  app
    .whenReady()
    .then(() => run(places, logger))
    .catch((error: unknown) => {
      logger.error('start-failed', { error: stackOf(error) });
      app.exit(1);
    });
}

async function run(places: ProfilePlaces, logger: Logger): Promise<void> {
  const workshop = prepareWindows(places, logger);
  const { registry } = workshop;
  const system = composeSystem({
    logger,
    owner: () => registry.focused(),
    onImportProgress: (progress) => {
      for (const window of registry.ofKind('main')) pushTo(window, 'import-progress', progress);
    },
  });
  const door = createPracticeDoor(system, places);
  denyPermissions(session.defaultSession);
  const bundle = listBundle(join(import.meta.dirname, '../renderer'));
  if (developmentOrigin === null) serveApp(protocol, bundle);
  const mails = {
    messageHtml: (messageId: string) => door.current().previewHtml(messageId),
    evidenceText: (line: { messageId: string; sequence: number }) => evidenceText(door.current().ports, line),
  };
  serveMailPreview(protocol, mails, workshop.pagesOrigin);
  serveDocumentPreview(protocol, {
    preview: (documentId) => previewDocument(door.current().ports, documentId),
    bundle,
    frameOrigin: workshop.pagesOrigin,
  });
  let isDeskOpen = false;
  // Without a listener Electron quits when the window of a problem at the start closes for the next try.
  app.on('window-all-closed', () => {
    if (isDeskOpen && platform !== 'macos') app.quit();
  });
  if ((await passStartup(door, workshop, logger)) === null) return;
  isDeskOpen = true;
  startDesk(door, workshop, places);
}

function prepareWindows(places: ProfilePlaces, logger: Logger): WindowWorkshop {
  return {
    createWindow: (options) => new BrowserWindow(options),
    popUpMenu: (template, window) => {
      Menu.buildFromTemplate(template).popup({ window });
    },
    screens: () => {
      const main = screen.getPrimaryDisplay();
      const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
      return [main, ...others].map(({ workArea }) => workArea);
    },
    isDark: () => nativeTheme.shouldUseDarkColors,
    pagesOrigin: developmentOrigin ?? APP_ORIGIN,
    preloadFile: join(import.meta.dirname, '../preload/index.cjs'),
    hasDevTools: !app.isPackaged,
    registry: createWindowRegistry(),
    places: openWindowPlaces(places.windowPlaces, systemClock, logger),
    logger,
  };
}

/** A fault that nobody caught is written down; the desk goes on, because a message may be on its way. */
function reportFaults(logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.error('uncaught-exception', { error: stackOf(error) });
  });
  process.on('unhandledRejection', (reason) => {
    logger.error('unhandled-rejection', { error: stackOf(reason) });
  });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
