import { ImapFlow } from 'imapflow';

/** What another mail program sees and does in the same mailbox. */
export class MailboxHand {
  private constructor(private readonly client: ImapFlow) {}

  static async open(port: number, user: string, pass: string): Promise<MailboxHand> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass },
      logger: false,
      disableAutoIdle: true,
    });
    await client.connect();
    return new MailboxHand(client);
  }

  async create(folder: string): Promise<void> {
    await this.client.mailboxCreate(folder);
  }

  async remove(folder: string): Promise<void> {
    await this.client.mailboxClose();
    await this.client.mailboxDelete(folder);
  }

  /** Puts mails with these subjects in, without any flag. */
  async put(folder: string, subjects: readonly string[], options: { at?: Date; body?: string } = {}) {
    for (const subject of subjects) {
      const mail = `Message-ID: <${subject}@clinic.example>\r\nSubject: ${subject}\r\n\r\n${options.body ?? 'Hello'}\r\n`;
      await this.client.append(folder, mail, [], options.at);
    }
  }

  /** Puts a whole mail in, without any flag. */
  async append(folder: string, mail: Buffer): Promise<void> {
    await this.client.append(folder, mail);
  }

  async expunge(folder: string, uid: number): Promise<void> {
    await this.client.mailboxOpen(folder);
    await this.client.messageDelete(String(uid), { uid: true });
    await this.client.mailboxClose();
  }

  /** All there is to see of the mails of a folder. */
  async look(folder: string) {
    const { uidValidity, uidNext, exists } = await this.client.mailboxOpen(folder, { readOnly: true });
    const mails =
      exists === 0
        ? []
        : await this.client.fetchAll('1:*', { uid: true, flags: true, size: true, internalDate: true });
    return {
      uidValidity: String(uidValidity),
      uidNext,
      mails: mails.map(({ uid, flags, size, internalDate }) => ({
        uid,
        size,
        internalDate,
        flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
      })),
    };
  }

  async close(): Promise<void> {
    await this.client.logout();
  }
}
