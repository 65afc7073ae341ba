import type { SmsCreditSeen } from '../../../shared/domain/sms-account';
import {
  ASKED_ABOUT_MS,
  CREDIT_EVERY_MS,
  REPLIES_EVERY_MS,
  SMS_TURN_MS,
} from '../../../shared/domain/sms-polling';
import type { TrackingState, TrackingTroubleKind } from '../../../shared/domain/tracking';
import type { Timer } from '../../ports/clock';
import type { OpenSms, SmsFailureKind, SmsFetched, SmsProvider } from '../../ports/sms-provider';
import type { UnconfirmedSms } from '../../ports/sms-store';
import { AskedTimes } from './asked-times';
import { StopSignal } from '../outbox/stop-signal';
import type { Ports } from '../ports';
import { commitSmsNews, type NewsPorts } from './commit-sms-news';
import { resolveUnconfirmedSms } from './resolve-unconfirmed-sms';

export type PollerPorts = NewsPorts & Pick<Ports, 'sms'>;

/** More than this in doubt or open is not looked at until some of it has come to an end. */
const MOST_UNCONFIRMED = 2_000;
const MOST_OPEN = 20_000;
/** More in doubt than this is asked about turn by turn. */
const LOOKED_FOR_AT_ONCE = 100;
/** A provider that says for ever that there is more gets a rest. */
const MOST_PAGES = 200;

const TROUBLES = {
  unreachable: 'unreachable',
  'no-answer': 'protocol',
  'credentials-refused': 'authentication-refused',
  'no-credit': 'protocol',
  throttled: 'protocol',
  refused: 'protocol',
  'opted-out': 'protocol',
} as const satisfies Record<SmsFailureKind, TrackingTroubleKind>;

/** How long to rest after a turn with trouble (ms); null: until a person has acted. */
const RESTS = {
  unreachable: SMS_TURN_MS,
  certificate: SMS_TURN_MS,
  // A key that is refused again and again may be locked.
  'authentication-refused': null,
  'password-needed': null,
  'folder-missing': SMS_TURN_MS,
  protocol: REPLIES_EVERY_MS,
  'mail-unreadable': SMS_TURN_MS,
  'log-unwritable': SMS_TURN_MS,
} as const satisfies Record<TrackingTroubleKind, number | null>;

interface Trouble {
  kind: TrackingTroubleKind;
  detail: string;
}

type State = Pick<TrackingState, 'lastCheckedAt' | 'trouble'>;

/** Whom a poller tells of what it has learnt. */
export interface PollerSink {
  onStateChange(): void;
  /** The provider has said anew what is left to send with. */
  onCredit(): void;
  /** SMS of the account wait again. */
  onWaiting(): void;
}

/**
 * Asks one account's provider, one question at a time: first what became of SMS in doubt, then what is new about those
 * under way, then what is left to send with.
 */
export class SmsPoller {
  private readonly stopSignal = new StopSignal();
  private readonly lookedFor = new AskedTimes();
  private readonly askedAbout = new AskedTimes();
  private repliesAt: number | null = null;
  private creditAskedAt: number | null = null;
  private lastCredit: SmsCreditSeen | null = null;
  private current: State = { lastCheckedAt: null, trouble: null };
  private timer: Timer | null = null;
  private turn: Promise<void> | null = null;
  private isAskedAgain = false;
  /** Something was under way since the credit was asked for. */
  private hasSent = false;

  constructor(
    private readonly ports: PollerPorts,
    private readonly accountId: string,
    private readonly provider: SmsProvider,
    private readonly sink: PollerSink,
  ) {}

  start(): void {
    this.look();
  }

  /** Asks about everything now, whatever its turn. */
  checkNow(): void {
    this.lookedFor.forget();
    this.askedAbout.forget();
    this.repliesAt = null;
    this.look();
  }

  state(): TrackingState {
    return { ...this.current, backfill: null };
  }

  credit(): SmsCreditSeen | null {
    return this.lastCredit;
  }

  async stop(): Promise<void> {
    this.stopSignal.stop();
    this.timer?.cancel();
    await this.turn;
  }

  private isStopped(): boolean {
    return this.stopSignal.aborted;
  }

  private look(): void {
    if (this.isStopped()) return;
    if (this.turn !== null) {
      this.isAskedAgain = true;
      return;
    }
    this.timer?.cancel();
    this.timer = null;
    this.turn = this.ask().finally(() => {
      this.turn = null;
      this.next();
    });
  }

  private next(): void {
    if (this.isStopped()) return;
    if (this.isAskedAgain) {
      this.isAskedAgain = false;
      this.look();
      return;
    }
    const { trouble } = this.current;
    const restMs = trouble === null ? SMS_TURN_MS : RESTS[trouble.kind];
    if (restMs === null) return;
    this.timer = this.ports.clock.after(restMs, () => {
      this.look();
    });
  }

  private async ask(): Promise<void> {
    try {
      await this.resolve();
      if (await this.fetch()) this.tell(null);
      await this.readCredit();
    } catch (error) {
      if (error instanceof ProviderTrouble) this.tell(error.trouble);
      else this.tell({ kind: 'log-unwritable', detail: String(error) });
    }
  }

  /** What is in doubt is asked about before anything else; where the provider cannot tell, again at its next turn. */
  private async resolve(): Promise<void> {
    const { clock, sms } = this.ports;
    const doubtful = sms.unconfirmed(this.accountId, MOST_UNCONFIRMED);
    const asked = this.lookedFor.due(doubtful, ({ attemptedAt }) => attemptedAt, clock.now());
    let isWaiting = false;
    for (const one of asked.slice(0, LOOKED_FOR_AT_ONCE)) {
      if (this.isStopped()) break;
      this.lookedFor.note(one, clock.now());
      isWaiting = (await this.find(one)) || isWaiting;
    }
    if (isWaiting) this.sink.onWaiting();
  }

  private async find(one: UnconfirmedSms): Promise<boolean> {
    const { id, to, attemptedAt, twinProviderIds } = one;
    const text = smsText(this.ports, id);
    const finding = await this.provider.find({ id, to, text, attemptedAt, twinProviderIds }, this.stopSignal);
    if (this.isStopped()) return false;
    return resolveUnconfirmedSms(this.ports, one, finding);
  }

  /** @returns whether the provider was asked */
  private async fetch(): Promise<boolean> {
    const now = this.ports.clock.now();
    const open = this.openNow(now);
    const areRepliesDue =
      this.repliesAt === null || now - this.repliesAt >= REPLIES_EVERY_MS || now < this.repliesAt;
    if (this.isStopped() || (open.length === 0 && !areRepliesDue)) return false;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const fetched = await this.provider.fetch(open, now, this.stopSignal);
      if (this.isStopped()) return false;
      if ('trouble' in fetched) throw new ProviderTrouble(troubleOf(fetched));
      await this.keep(fetched, open);
      if (!fetched.hasMore) break;
    }
    for (const one of open) this.askedAbout.note(one, now);
    this.hasSent ||= open.length > 0;
    this.repliesAt = now;
    return true;
  }

  /** Nothing is acknowledged before it is committed. */
  private async keep(fetched: SmsFetched, open: readonly OpenSms[]): Promise<void> {
    commitSmsNews(this.ports, this.accountId, fetched, open);
    if (this.isStopped()) return;
    await fetched.acknowledge?.();
  }

  private openNow(now: number): OpenSms[] {
    const open = this.ports.sms.open(this.accountId, now - ASKED_ABOUT_MS, MOST_OPEN);
    return this.askedAbout.due(open, ({ sentAt }) => sentAt, now);
  }

  /** After the start, and after something was sent, but not often. */
  private async readCredit(): Promise<void> {
    const now = this.ports.clock.now();
    const { creditAskedAt: before } = this;
    const isDue = before === null || now < before || (this.hasSent && now - before >= CREDIT_EVERY_MS);
    if (this.isStopped() || !isDue) return;
    this.creditAskedAt = now;
    this.hasSent = false;
    const credit = await this.provider.credit(this.stopSignal);
    if (credit === null) return;
    this.lastCredit = { ...credit, at: this.ports.clock.now() };
    this.sink.onCredit();
  }

  /** @param trouble null: all is well */
  private tell(trouble: Trouble | null): void {
    if (this.isStopped()) return;
    const at = this.ports.clock.now();
    const before = this.current.trouble;
    // With the time since when it has been so: every failed try tells it anew.
    const since = before !== null && before.kind === trouble?.kind ? before.at : at;
    this.current = {
      lastCheckedAt: trouble === null ? at : this.current.lastCheckedAt,
      trouble: trouble === null ? null : { ...trouble, at: since },
    };
    if (trouble !== null && before?.kind !== trouble.kind) {
      this.ports.logger.warn('sms-provider-trouble', { accountId: this.accountId, kind: trouble.kind });
    }
    this.sink.onStateChange();
  }
}

class ProviderTrouble extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.detail);
  }
}

function troubleOf({ trouble, reply }: { trouble: SmsFailureKind; reply: string }): Trouble {
  return { kind: TROUBLES[trouble], detail: reply };
}

/** The text of an SMS as it goes to the provider. */
function smsText({ messages }: Pick<Ports, 'messages'>, id: string): string {
  const decoder = new TextDecoder();
  return messages
    .mime(id)
    .map(({ bytes }) => decoder.decode(bytes, { stream: true }))
    .join('');
}
