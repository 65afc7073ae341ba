import { describe, expect, it } from 'vitest';
import { checkSender, originOf, type Sender } from '../../src/main/ipc/sender-guard';

const rules = {
  kindOf: (id: number) => (({ 1: 'main', 2: 'item-viewer', 3: 'startup-problem' }) as const)[id] ?? null,
  ownOrigin: 'app://main',
};

function sender(webContentsId: number, url: string, isTop = true): Sender {
  return { webContentsId, frame: { url, isTop } };
}

describe('the sender guard', () => {
  it('lets each window through to its own channels', () => {
    expect(checkSender('compose:send', sender(1, 'app://main/main-window.html'), rules)).toEqual({
      ok: true,
      caller: { webContentsId: 1, kind: 'main' },
    });
    expect(checkSender('messages:item', sender(2, 'app://main/item-viewer.html?message=x'), rules).ok).toBe(
      true,
    );
    expect(checkSender('startup:choose', sender(3, 'app://main/startup-problem.html'), rules).ok).toBe(true);
  });

  it.each([
    ['a window it does not know', sender(9, 'app://main/main-window.html'), 'unknown-window'],
    ['a frame that has gone', { webContentsId: 1, frame: null }, 'frame-gone'],
    ['a frame inside a page', sender(1, 'app://main/main-window.html', false), 'not-top-frame'],
    ['an empty URL', sender(1, ''), 'empty-url'],
    ['what is no URL', sender(1, 'main-window.html'), 'other-origin'],
    ['another host of our scheme', sender(1, 'app://mainx/main-window.html'), 'other-origin'],
    ['our host with a port', sender(1, 'app://main:8/main-window.html'), 'other-origin'],
    ['our host under another scheme', sender(1, 'https://main/main-window.html'), 'other-origin'],
    ['a scheme whose origin is "null", as ours is', sender(1, 'data:text/html,x'), 'other-origin'],
    ['a shown message', sender(1, 'mail-preview://item/x'), 'other-origin'],
    ['a file', sender(1, 'file:///main/main-window.html'), 'other-origin'],
    ['about:blank', sender(1, 'about:blank'), 'other-origin'],
  ] as const)('refuses %s', (_name, from, refusal) => {
    expect(checkSender('messages:list', from, rules)).toEqual({ ok: false, refusal });
  });

  it.each([
    ['compose:send', sender(2, 'app://main/item-viewer.html')],
    ['accounts:save', sender(2, 'app://main/item-viewer.html')],
    ['messages:list', sender(3, 'app://main/startup-problem.html')],
    ['startup:choose', sender(1, 'app://main/main-window.html')],
  ] as const)('refuses %s to a window that has no need of it', (channel, from) => {
    expect(checkSender(channel, from, rules)).toEqual({ ok: false, refusal: 'channel-not-for-window' });
  });
});

describe('the origin of a page', () => {
  it.each([
    ['app://main/main-window.html?x#y', 'app://main'],
    ['http://localhost:5173/item-viewer.html', 'http://localhost:5173'],
    ['not a url', null],
  ])('of %s is %s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });
});
