import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  denyPermissions,
  guardNavigation,
  isAllowedNavigation,
} from '../../src/main/security/navigation-guard';
import { RecordingLogger } from '../support/recording-logger';

const preview = 'mail-preview://item/0199f0a0-0000-7000-8000-000000000001';

const document = 'document-preview://item/0199f0a0-0000-7000-8000-000000000001';

class FakeContents extends EventEmitter {
  openWindow: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openWindow = handler;
  }
}

/** An event as Electron gives it: what it is about, and whether somebody has prevented it. */
function happening(about: object = {}) {
  return {
    ...about,
    isPrevented: false,
    preventDefault() {
      this.isPrevented = true;
    },
  };
}

describe('the navigation guard', () => {
  let contents: FakeContents;
  let logger: RecordingLogger;

  beforeEach(() => {
    const app = new EventEmitter();
    logger = new RecordingLogger();
    contents = new FakeContents();
    guardNavigation(app as unknown as App, { logger, developmentOrigin: null });
    app.emit('web-contents-created', {}, contents);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('refuses %s of a page', (name) => {
    const event = happening({ url: 'https://evil.example/', isMainFrame: true });
    contents.emit(name, event);
    expect(event.isPrevented).toBe(true);
    expect(logger.lines).toEqual([{ level: 'warn', event: 'navigation-refused', facts: { what: name } }]);
  });

  it.each([preview, `${preview}/evidence/7`, document])('lets a frame show %s', (url) => {
    const event = happening({ url, isMainFrame: false });
    contents.emit('will-frame-navigate', event);
    expect(event.isPrevented).toBe(false);
  });

  it('refuses a link that is followed in a shown message', () => {
    const event = happening({ url: 'https://evil.example/?from=clinic', isMainFrame: false });
    contents.emit('will-frame-navigate', event);
    expect(event.isPrevented).toBe(true);
  });

  it('refuses a webview', () => {
    const event = happening();
    contents.emit('will-attach-webview', event);
    expect(event.isPrevented).toBe(true);
  });

  it('refuses a new window, of whatever address', () => {
    const addresses = ['https://evil.example/', 'app://main/main-window.html', 'about:blank'];
    expect(addresses.map((url) => contents.openWindow?.({ url }))).toEqual(
      addresses.map(() => ({ action: 'deny' })),
    );
  });

  it('chooses no Bluetooth device', () => {
    const event = happening();
    const chosen: string[] = [];
    contents.emit('select-bluetooth-device', event, [{ deviceId: 'a' }], (id: string) => chosen.push(id));
    expect(event.isPrevented).toBe(true);
    expect(chosen).toEqual(['']);
  });
});

describe('a navigation', () => {
  it.each([
    ['app://main/item-viewer.html', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['javascript:alert(1)', true],
    ['https://evil.example/', true],
    [preview, true],
    [document, true],
    [`${document}/content`, false],
    ['document-preview://item/assets/pdf-preview.js', false],
    ['app://main/main-window.html', false],
    ['data:text/html,x', false],
    [`${preview}?x`, false],
    ['mail-preview://other/0199f0a0-0000-7000-8000-000000000001', false],
  ])('to %s (main frame: %s) is refused', (url, isMainFrame) => {
    expect(isAllowedNavigation({ url, isMainFrame }, null)).toBe(false);
  });

  it('within the development server is allowed while developing only', () => {
    const reload = { url: 'http://localhost:5173/main-window.html', isMainFrame: true };
    expect(isAllowedNavigation(reload, null)).toBe(false);
    expect(isAllowedNavigation(reload, 'http://localhost:5173')).toBe(true);
    expect(isAllowedNavigation({ ...reload, url: 'http://localhost:51730/x' }, 'http://localhost:5173')).toBe(
      false,
    );
  });
});

describe('permissions', () => {
  it('are all denied: asked for, checked, and devices', () => {
    const answers: boolean[] = [];
    type Handlers = Pick<
      Session,
      'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
    >;
    const contents = new FakeContents() as unknown as WebContents;
    const session: Handlers = {
      setPermissionRequestHandler: (handler) => {
        for (const permission of [
          'media',
          'geolocation',
          'notifications',
          'clipboard-read',
          'openExternal',
        ] as const) {
          handler?.(contents, permission, (isGranted) => answers.push(isGranted), {
            isMainFrame: true,
          } as never);
        }
      },
      setPermissionCheckHandler: (handler) => {
        answers.push(handler?.(contents, 'media', 'app://main', {} as never) ?? true);
      },
      setDevicePermissionHandler: (handler) => {
        answers.push(handler?.({} as never) ?? true);
      },
    };
    denyPermissions(session);
    expect(answers).toEqual(Array.from({ length: 7 }, () => false));
  });
});
