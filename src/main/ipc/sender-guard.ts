import type { InvokeChannel } from '../../shared/ipc/contract';
import type { WindowKind } from '../ports/window-kind';
import { ALLOWED_WINDOWS } from './allowed-channels';

/** What is known about the frame that asks. */
export interface Sender {
  webContentsId: number;
  /** Null when the frame has gone meanwhile. */
  frame: { url: string; isTop: boolean } | null;
}

/** The window that asks, once it has been let through. */
export interface Caller {
  webContentsId: number;
  kind: WindowKind;
}

export interface SenderRules {
  /** Kind of the window that Sendtrail made with these web contents; null when it made none such. */
  kindOf: (webContentsId: number) => WindowKind | null;
  /** Protocol and host of our own pages, as in `app://main`. */
  ownOrigin: string;
}

export type SenderRefusal =
  'unknown-window' | 'frame-gone' | 'not-top-frame' | 'empty-url' | 'other-origin' | 'channel-not-for-window';

export type SenderCheck = { ok: true; caller: Caller } | { ok: false; refusal: SenderRefusal };

/**
 * The origin of a page, made from protocol and host: `new URL('app://main').origin` is the text "null" in Node, which
 * every other scheme shares. Null for what is no URL.
 */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Whether a request may be answered. Fails closed: whatever is not known to be ours is refused. */
export function checkSender(channel: InvokeChannel, sender: Sender, rules: SenderRules): SenderCheck {
  const kind = rules.kindOf(sender.webContentsId);
  if (kind === null) return { ok: false, refusal: 'unknown-window' };
  if (sender.frame === null) return { ok: false, refusal: 'frame-gone' };
  if (!sender.frame.isTop) return { ok: false, refusal: 'not-top-frame' };
  if (sender.frame.url === '') return { ok: false, refusal: 'empty-url' };
  if (originOf(sender.frame.url) !== rules.ownOrigin) return { ok: false, refusal: 'other-origin' };
  const allowed: readonly WindowKind[] = ALLOWED_WINDOWS[channel];
  if (!allowed.includes(kind)) return { ok: false, refusal: 'channel-not-for-window' };
  return { ok: true, caller: { webContentsId: sender.webContentsId, kind } };
}
