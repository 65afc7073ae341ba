import type { TrackingSettings, TrackingTestView } from '../../../shared/domain/tracking';
import type { Cancellation } from '../../ports/cancellation';
import { mailboxTrouble, trackerError } from './imap-trouble';
import type { OpenMailboxSession } from './mailbox-session';

/** Connects, logs in, lists the folders and opens those that are read; changes nothing. */
export async function testMailbox(
  openSession: OpenMailboxSession,
  settings: TrackingSettings,
  password: string,
  cancellation: Cancellation,
): Promise<TrackingTestView> {
  const view: TrackingTestView = { ok: false, trouble: null, folders: [], hasIdle: false, mailCount: null };
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  cancellation.addEventListener('abort', stop);
  if (cancellation.aborted) stop();
  try {
    if (password === '') throw trackerError('password-needed', 'There is no password');
    const session = await openSession(settings, password, { onNews: () => undefined }, stopping.signal);
    const end = (): void => void session.close();
    stopping.signal.addEventListener('abort', end);
    try {
      view.hasIdle = session.hasIdle;
      view.folders = await session.folders();
      if (settings.sentFolder !== null) await session.examine(settings.sentFolder);
      view.mailCount = (await session.examine(settings.folder)).mailCount;
      view.ok = true;
    } finally {
      await session.close();
    }
  } catch (error) {
    const { kind, detail } = stopping.signal.aborted
      ? { kind: 'unreachable' as const, detail: `No reply from ${settings.host}` }
      : mailboxTrouble(error, settings.host);
    view.trouble = { kind, detail };
  } finally {
    cancellation.removeEventListener('abort', stop);
  }
  return view;
}
