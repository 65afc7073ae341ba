/** So often the server may say no to one mail before those behind it are read without it. */
const REFUSED_LIMIT = 3;

/** So often the connection may be lost at one mail; with the waits in between a quarter of an hour. */
const LOST_LIMIT = 6;

/**
 * How often the reading of a mail has failed, over all connections: one that cannot be had must not keep those behind it
 * from being read for ever. Mails are read in order, so there is only ever one that is in the way.
 */
export class MailTries {
  private uidValidity = '';
  /** Up to this UID mails are asked for one by one, so that what is in the way can be told from what is not. */
  private aloneUpTo = 0;
  private failing = { uid: 0, refused: 0, lost: 0 };

  /** Those of some mails, in order, that are asked for in one go. */
  together(uidValidity: string, uids: readonly number[]): readonly number[] {
    const [first = 0] = uids;
    return this.uidValidity === uidValidity && first <= this.aloneUpTo ? uids.slice(0, 1) : uids;
  }

  /** Notes that mails that were asked for in one go could not be read. */
  failed(uidValidity: string, uids: readonly number[], isRefused: boolean): void {
    if (this.uidValidity !== uidValidity) this.aloneUpTo = 0;
    this.uidValidity = uidValidity;
    this.aloneUpTo = Math.max(this.aloneUpTo, uids.at(-1) ?? 0);
    const [uid = 0] = uids;
    if (uids.length > 1) return;
    if (this.failing.uid !== uid) this.failing = { uid, refused: 0, lost: 0 };
    if (isRefused) this.failing.refused += 1;
    else this.failing.lost += 1;
  }

  /** Whether mails that are asked for in one go are one that has failed too often. */
  isGivenUp(uidValidity: string, uids: readonly number[]): boolean {
    const { uid, refused, lost } = this.failing;
    const isSame = this.uidValidity === uidValidity && uids.length === 1 && uids[0] === uid;
    return isSame && (refused >= REFUSED_LIMIT || lost >= LOST_LIMIT);
  }
}
