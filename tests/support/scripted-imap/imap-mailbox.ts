/** One mail of the scripted server. */
export interface ScriptedMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly receivedAt: Date;
}

/** What the scripted server's folders hold; all of them hold the same. */
export class ScriptedMailbox {
  uidValidity = 1;
  /** How many mails the server claims to have; null: as many as there are. */
  claimedCount: number | null = null;
  private mails: ScriptedMail[] = [];
  private lastUid = 0;

  add(raw: Buffer | string, receivedAt: Date): ScriptedMail {
    this.lastUid += 1;
    const mail = { uid: this.lastUid, raw: Buffer.from(raw), receivedAt };
    this.mails.push(mail);
    return mail;
  }

  /** Another mailbox of the same name, empty. */
  createAnew(): void {
    this.uidValidity += 1;
    this.mails = [];
    this.lastUid = 0;
  }

  get count(): number {
    return this.claimedCount ?? this.mails.length;
  }

  get uidNext(): number {
    return this.lastUid + 1;
  }

  /** The position of a mail in the folder, from 1. */
  positionOf({ uid }: ScriptedMail): number {
    return this.mails.findIndex((mail) => mail.uid === uid) + 1;
  }

  withUids(uids: readonly number[]): ScriptedMail[] {
    return this.mails.filter(({ uid }) => uids.includes(uid));
  }

  /** "4:*" names the last mail, too, when its UID is lower. */
  search(criteria: string): number[] {
    const from = /\bUID (\d+):\*/.exec(criteria)?.[1];
    const since = /\bSINCE (\S+)/.exec(criteria)?.[1];
    const header = /\bHEADER Message-ID "?([^"]*)"?$/i.exec(criteria)?.[1];
    if (from !== undefined) {
      return this.uidsOf((mail) => mail.uid >= Number(from) || mail === this.mails.at(-1));
    }
    if (since !== undefined) {
      const start = Date.parse(`${since.replaceAll('"', '')} UTC`);
      return this.uidsOf(({ receivedAt }) => receivedAt.getTime() >= start);
    }
    return this.uidsOf(({ raw }) => raw.includes(`Message-ID: ${header ?? ''}`));
  }

  private uidsOf(isWanted: (mail: ScriptedMail) => boolean): number[] {
    return this.mails.filter(isWanted).map(({ uid }) => uid);
  }
}

/** The UIDs that a sequence set names: "1,3:5". */
export function uidsOfSet(set: string): number[] {
  return set.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split(':').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
