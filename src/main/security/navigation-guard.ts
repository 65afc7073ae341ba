import type { App, Session, WebContents } from 'electron';
import type { Logger } from '../ports/logger';
import { previewedDocument } from './document-preview-protocol';
import { previewedMail } from './mail-preview-protocol';

/** What an attempted navigation is refused or let through by. */
interface Navigation {
  url: string;
  isMainFrame: boolean;
}

interface GuardOptions {
  logger: Logger;
  /** The development server, whose pages reload themselves; null in an app that is installed. */
  developmentOrigin: string | null;
}

/** The only navigation there is: a frame inside a page shows a message or a document. Pages stay where they are. */
export function isAllowedNavigation(
  { url, isMainFrame }: Navigation,
  developmentOrigin: string | null,
): boolean {
  if (!isMainFrame) return previewedMail(url) !== null || previewedDocument(url) !== null;
  return developmentOrigin !== null && url.startsWith(`${developmentOrigin}/`);
}

/** Refuses navigation, new windows, webviews and devices in all web contents, whoever makes them. */
export function guardNavigation(app: Pick<App, 'on'>, options: GuardOptions): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, options);
  });
}

function guardContents(contents: WebContents, { logger, developmentOrigin }: GuardOptions): void {
  const refuse = (what: string, event: { preventDefault: () => void }) => {
    event.preventDefault();
    logger.warn('navigation-refused', { what });
  };
  const refuseNavigation = (what: string) => (event: Navigation & { preventDefault: () => void }) => {
    if (!isAllowedNavigation(event, developmentOrigin)) refuse(what, event);
  };
  contents.on('will-navigate', refuseNavigation('will-navigate'));
  contents.on('will-frame-navigate', refuseNavigation('will-frame-navigate'));
  contents.on('will-redirect', refuseNavigation('will-redirect'));
  contents.on('will-attach-webview', (event) => {
    refuse('will-attach-webview', event);
  });
  // Without a listener Electron takes the first device that it finds.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    refuse('select-bluetooth-device', event);
    choose('');
  });
  contents.setWindowOpenHandler(() => {
    logger.warn('navigation-refused', { what: 'window-open' });
    return { action: 'deny' };
  });
}

/** Denies every permission, asked for or checked, and every device. Sendtrail needs none of them. */
export function denyPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
