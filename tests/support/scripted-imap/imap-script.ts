/**
 * The moments of an IMAP dialogue at which a script may act. `greeting` comes before anything has been said, the others
 * when the command has come and nothing has been answered. `sizes` and `fetch` are both UID FETCH: for RFC822.SIZE and
 * for the mails themselves.
 */
export type ImapStep =
  'greeting' | 'login' | 'list' | 'examine' | 'search' | 'sizes' | 'fetch' | 'idle' | 'noop' | 'logout';

export type ImapAction =
  /** As a good server does. */
  | { readonly kind: 'carry-on' }
  /** Answers with this instead, behind the tag: "NO no such mail". */
  | { readonly kind: 'answer'; readonly line: string }
  /** Says this without a tag first, then goes on as a good server does. */
  | { readonly kind: 'say'; readonly line: string }
  /** Sends so many bytes of what a good server answers, then ends the connection. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The same, but keeps the connection and never says anything again. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** Says this and ends the connection: "* BYE shutting down". */
  | { readonly kind: 'leave'; readonly line: string }
  /** Says this without a tag again and again and never comes to an end. */
  | { readonly kind: 'babble'; readonly line: string }
  /** Sends this in place of the whole answer. */
  | { readonly kind: 'send'; readonly text: string };

export interface ImapRule {
  readonly at: ImapStep;
  readonly action: ImapAction;
  /** Only for commands that ask for this mail. */
  readonly uid?: number;
  /** Only the first so many times; always unless told. */
  readonly times?: number;
}

const CARRY_ON: ImapAction = { kind: 'carry-on' };

/** A script being played: counts how often each rule has decided. The first that fits decides. */
export class PlayedImapScript {
  private readonly uses = new Map<ImapRule, number>();

  constructor(private readonly rules: readonly ImapRule[]) {}

  decide(step: ImapStep, uids: readonly number[] = []): ImapAction {
    const rule = this.rules.find(
      (each) =>
        each.at === step &&
        (each.uid === undefined || uids.includes(each.uid)) &&
        this.usesOf(each) < (each.times ?? Infinity),
    );
    if (rule === undefined) return CARRY_ON;
    this.uses.set(rule, this.usesOf(rule) + 1);
    return rule.action;
  }

  private usesOf(rule: ImapRule): number {
    return this.uses.get(rule) ?? 0;
  }
}
