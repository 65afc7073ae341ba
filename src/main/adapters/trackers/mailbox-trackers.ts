import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { MailboxTrackers } from '../../ports/mailbox-tracker';
import { DEFAULT_IMAP_LIMITS, type ImapLimits } from './imap-limits';
import { imapSessionOpener } from './imap-session';
import { ImapTracker } from './imap-tracker';
import type { ReadMail } from './read-folder';
import { testMailbox } from './test-mailbox';

/** Reads mailboxes by IMAP. An authority of one's own is named to Node by NODE_EXTRA_CA_CERTS. */
export function createMailboxTrackers(
  parts: { clock: Clock; logger: Logger; readMail: ReadMail },
  limits: Partial<ImapLimits> = {},
): MailboxTrackers {
  const allLimits = { ...DEFAULT_IMAP_LIMITS, ...limits };
  const openSession = imapSessionOpener(parts.clock, allLimits);
  return {
    create: (accountId, settings, password) =>
      new ImapTracker({ ...parts, accountId, settings, password, openSession, limits: allLimits }),
    test: (settings, password, signal) => testMailbox(openSession, settings, password, signal),
  };
}
