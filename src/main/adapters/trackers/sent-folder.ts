import type { TrackingSink } from '../../ports/mailbox-tracker';
import type { MailboxSession } from './mailbox-session';

/** Looked for in one go, so that the reports do not have to wait long. */
const IDS_AT_ONCE = 50;

/** Looks for messages nobody knows about among the sent mail. */
export class SentFolder {
  /** As it was when the messages below were not in it. */
  private lookedInto = '';
  private absent = new Set<string>();

  constructor(private readonly folder: string | null) {}

  /** Tells the sink which of its unconfirmed messages stand there; fails when the folder cannot be opened. */
  async look(
    session: MailboxSession,
    sink: Pick<TrackingSink, 'unconfirmedIds' | 'foundSent'>,
  ): Promise<void> {
    if (this.folder === null) return;
    const unconfirmed = sink.unconfirmedIds();
    if (unconfirmed.length === 0) return;
    const { uidValidity, uidNext, mailCount } = await session.examine(this.folder);
    const state = `${uidValidity}:${String(uidNext)}:${String(mailCount)}`;
    if (state !== this.lookedInto) this.absent = new Set();
    this.lookedInto = state;
    const found: string[] = [];
    for (const id of unconfirmed.filter((each) => !this.absent.has(each)).slice(0, IDS_AT_ONCE)) {
      if (await session.hasMessageId(id)) found.push(id);
      else this.absent.add(id);
    }
    if (found.length > 0) sink.foundSent(found);
  }
}
