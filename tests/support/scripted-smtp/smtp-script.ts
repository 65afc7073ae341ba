/**
 * The moments of an SMTP dialogue at which a script may act, in the order in which they come:
 *
 * | step | the moment | a reply given here stands |
 * | --- | --- | --- |
 * | connect | the connection is taken, nothing has been sent (nor any TLS begun) | before the greeting |
 * | greeting | the greeting has been sent | in place of the greeting |
 * | ehlo … data | the command (for auth: the whole exchange) has come, nothing has been answered | in place of the answer |
 * | body | `afterBytes` bytes of the body have come | in the middle of the body, in place of the later answer |
 * | final-dot | the end of the body has come, nothing has been answered | in place of the answer |
 * | after-reply | the answer to the body has been sent | as one more line |
 * | quit | QUIT has come | in place of the answer |
 */
export type SmtpStep =
  | 'connect'
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'body'
  | 'final-dot'
  | 'after-reply'
  | 'quit';

export type SmtpAction =
  /** As a good server does. */
  | { readonly kind: 'carry-on' }
  /** Sends this line (several, when joined by CRLF) and goes on as its code says; 421 also ends the connection. */
  | { readonly kind: 'reply'; readonly line: string }
  /**
   * Ends the connection as a server does that closes its socket: with FIN, to which the kernel adds RST where the
   * client goes on sending, as in the middle of a body.
   */
  | { readonly kind: 'close' }
  /** Ends the connection with RST alone. */
  | { readonly kind: 'reset' }
  /** Never answers again, and keeps the connection. */
  | { readonly kind: 'hang' };

export interface SmtpRule {
  readonly at: SmtpStep;
  readonly action: SmtpAction;
  /** Only on these connections, counted from 1. */
  readonly onConnections?: readonly number[];
  /** Only on these visits of the step (with this recipient, if one is named) over all connections, from 1. */
  readonly onAttempts?: readonly number[];
  /** Only when the transaction has this recipient (rcpt and later steps). */
  readonly recipient?: string;
  /**
   * For `body`: how much of it is let in first; 1 unless told. To be sure that the client still has a part of the
   * body in hand, let the body be some megabytes larger: the kernel's buffers hold a good deal.
   */
  readonly afterBytes?: number;
}

export interface SmtpMoment {
  readonly step: SmtpStep;
  readonly connection: number;
  readonly recipients: readonly string[];
}

const CARRY_ON: SmtpAction = { kind: 'carry-on' };

/** A script being played: counts how often each rule's step has come. The first rule that fits decides. */
export class PlayedScript {
  readonly #visits = new Map<SmtpRule, number>();

  constructor(readonly rules: readonly SmtpRule[]) {}

  /** Decides what happens at this moment, which counts as one visit of its step. */
  decide(moment: SmtpMoment): SmtpAction {
    const concerned = this.rules.filter((rule) => isConcerned(rule, moment));
    for (const rule of concerned) this.#visits.set(rule, this.#visitsOf(rule) + 1);
    const deciding = concerned.find((rule) => rule.onAttempts?.includes(this.#visitsOf(rule)) ?? true);
    return deciding?.action ?? CARRY_ON;
  }

  /** How much of a body is let in before the step `body` comes. */
  bytesBeforeBodyStep(moment: Omit<SmtpMoment, 'step'>): number {
    const rule = this.rules.find((candidate) => isConcerned(candidate, { ...moment, step: 'body' }));
    return rule?.afterBytes ?? 1;
  }

  #visitsOf(rule: SmtpRule): number {
    return this.#visits.get(rule) ?? 0;
  }
}

function isConcerned(rule: SmtpRule, moment: SmtpMoment): boolean {
  return (
    rule.at === moment.step &&
    (rule.onConnections?.includes(moment.connection) ?? true) &&
    (rule.recipient === undefined || moment.recipients.includes(rule.recipient))
  );
}
