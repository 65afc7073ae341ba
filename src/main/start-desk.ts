import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, ipcMain, Menu, nativeTheme, shell, type MessageBoxOptions } from 'electron';
import type { SessionView } from '../shared/ipc/contract';
import { connectionView } from './application/desk/connection-view';
import { platform, type RunningPractice } from './compose';
import { createHandlers } from './ipc/handlers';
import { pushChanges } from './ipc/push-changes';
import { registerHandlers } from './ipc/register-handlers';
import type { Caller } from './ipc/sender-guard';
import type { PracticeDoor } from './practice-door';
import type { Timer } from './ports/clock';
import type { ProfilePlaces } from './profile-places';
import { openExternalLink } from './security/external-links';
import { appMenuTemplate, fitMenuToWindow, sendMenuCommand } from './windows/app-menu';
import { createItemViewers } from './windows/item-viewer-windows';
import { createMainWindow, type MainWindow } from './windows/main-window';
import type { WindowWorkshop } from './windows/open-window';
import { savePdf } from './windows/save-pdf';
import type { WindowRegistry } from './windows/window-registry';

/** The first backup comes when the desk has settled, the next ones while it works. */
const FIRST_BACKUP_MS = 2 * 60_000;
const BACKUP_EVERY_MS = 4 * 60 * 60_000;
/** How often the connection bar hears when reports were last looked for. */
const TRACKING_NEWS_MS = 10_000;

/** Opens the windows of a practice that is open, answers them, and keeps them up to date until the app quits. */
export function startDesk(door: PracticeDoor, workshop: WindowWorkshop, places: ProfilePlaces): void {
  const mainWindow = createMainWindow(workshop);
  const itemViewers = createItemViewers(workshop);
  let live = keepLive(door.current(), workshop);

  const windowOf = ({ webContentsId }: Caller) => workshop.registry.windowOf(webContentsId);
  const handlers = createHandlers(() => door.current(), {
    session: () => sessionView(door.current()),
    setUpRealAccount: async (input) => {
      const before = live;
      const clinic = await door.setUpRealAccount(input);
      before.stop();
      itemViewers.closeAll();
      live = keepLive(clinic, workshop);
      workshop.registry.push('practice-changed', { practice: clinic.practice });
    },
    openItem: (messageId) => {
      itemViewers.open(messageId);
    },
    showMessages: (request) => {
      mainWindow.showMessages(request);
    },
    showPatient: (patientId) => {
      mainWindow.showPatient(patientId);
    },
    savePdf: async (fileName, caller) => {
      const window = windowOf(caller);
      return window === null
        ? false
        : savePdf(window, fileName, (owner, options) => dialog.showSaveDialog(owner, options));
    },
    tellSendProgress: (progress) => {
      workshop.registry.push('send-progress', progress);
    },
    openLink: (url, caller) => openExternalLink(url, (options) => askFrom(windowOf(caller), options), shell),
  });
  registerHandlers({
    ipc: ipcMain,
    handlers,
    rules: { kindOf: (id) => workshop.registry.kindOf(id), ownOrigin: workshop.pagesOrigin },
    logger: workshop.logger,
  });
  setMenu(mainWindow, workshop.registry, places);
  mainWindow.show();
  app.on('second-instance', () => mainWindow.show());
  app.on('activate', () => mainWindow.show());
  closeBeforeQuit(door, workshop, () => {
    live.stop();
  });
}

function sessionView({ practice, ports: { vault } }: RunningPractice): SessionView {
  return {
    practice,
    version: app.getVersion(),
    platform,
    secrets: { isProtected: vault.isProtected(), backend: vault.backend() },
  };
}

function askFrom(owner: BrowserWindow | null, options: MessageBoxOptions): Promise<{ response: number }> {
  return owner === null ? dialog.showMessageBox(options) : dialog.showMessageBox(owner, options);
}

/** Pushes to the windows, appearance and backups of one practice. */
function keepLive(practice: RunningPractice, workshop: WindowWorkshop): { stop(): void } {
  const { ports, outbox, trackingStates } = practice;
  const pusher = pushChanges({
    feed: ports.changes,
    rows: (ids) => ports.messages.rows(ids),
    batches: (ids) => ports.messages.batches(ids),
    connection: () => connectionView(ports, outbox, trackingStates),
    hasWindows: () => workshop.registry.hasListeners(),
    send: (push) => {
      workshop.registry.push('changes', push);
    },
    clock: ports.clock,
    logger: ports.logger,
  });
  const applyAppearance = () => {
    nativeTheme.themeSource = ports.settings.desk().appearance;
  };
  applyAppearance();
  const stops = [
    ports.changes.subscribe(({ hasSettingsChange }) => {
      if (hasSettingsChange) applyAppearance();
    }),
    ports.network.subscribe(() => {
      pusher.poke();
    }),
    practice.onTrackingChange(() => {
      pusher.poke();
    }),
    practice.onCreditChange(() => {
      pusher.pokeAccounts();
    }),
    repeat(practice, TRACKING_NEWS_MS, TRACKING_NEWS_MS, () => {
      pusher.poke();
    }),
    repeat(practice, FIRST_BACKUP_MS, BACKUP_EVERY_MS, () => {
      practice.backUp().catch((error: unknown) => {
        ports.logger.error('backup-failed', { error: String(error) });
      });
    }),
    () => {
      pusher.stop();
    },
  ];
  return {
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function repeat(
  { ports: { clock } }: RunningPractice,
  firstMs: number,
  everyMs: number,
  act: () => void,
): () => void {
  let timer: Timer = clock.after(firstMs, function again() {
    act();
    timer = clock.after(everyMs, again);
  });
  return () => {
    timer.cancel();
  };
}

function setMenu(mainWindow: MainWindow, registry: WindowRegistry, places: ProfilePlaces): void {
  const focusedWindow = () => registry.focused();
  const menu = Menu.buildFromTemplate(
    appMenuTemplate({
      isMac: platform === 'macos',
      isDevelopment: !app.isPackaged,
      command: (command) => {
        sendMenuCommand(command, focusedWindow(), mainWindow);
      },
      focusedWindow,
      showLogFiles: () => {
        shell.showItemInFolder(join(places.logsFolder, 'sendtrail.log'));
      },
    }),
  );
  Menu.setApplicationMenu(menu);
  app.on('browser-window-focus', (_event, window) => {
    fitMenuToWindow(menu, registry.kindOf(window.webContents.id));
  });
}

/** The app leaves only after running attempts have ended and the log is closed. */
function closeBeforeQuit(door: PracticeDoor, workshop: WindowWorkshop, stopLive: () => void): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    stopLive();
    workshop.places.flush();
    door
      .close()
      .catch((error: unknown) => {
        workshop.logger.error('close-failed', { error: String(error) });
      })
      .finally(() => {
        isClosed = true;
        // Not within this event: Electron still counts the first quit as under way, and would ignore the second.
        setImmediate(() => {
          app.quit();
        });
      });
  });
}
