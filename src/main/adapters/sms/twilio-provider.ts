import { isMessagingService } from '../../../shared/domain/check-sms-driver';
import type { SmsCredit, SmsProviderStatus } from '../../../shared/domain/sms-account';
import type { Cancellation } from '../../ports/cancellation';
import type {
  OpenSms,
  SmsAnswer,
  SmsConnectionTest,
  SmsEvent,
  SmsFetched,
  SmsFinding,
  SmsProvider,
  SmsReply,
  SmsToFind,
  SmsToSend,
} from '../../ports/sms-provider';
import { absenceOf, LIST_LAG_MS, unsure } from './absence';
import { creditTest } from './connection-test';
import { OpenRound } from './open-round';
import { isReadable, type Answered, type Asked, type Trouble } from './provider-api';
import { failureOf, refusedHere, type SmsFailure } from './provider-failure';
import type { ProviderParts } from './provider-parts';
import { listOf, lookUp, numberOf, recordOf, textOf } from './read-json';
import { isPageTooOld, matchTwilio } from './twilio-find';
import { statusOfTwilio, twilioEvent, twilioReply } from './twilio-messages';
import { TWILIO_CODES, TWILIO_REFUSALS, TWILIO_STATUSES, twilioStatus } from './twilio-statuses';

const PAGE_SIZE = 200;
const MOST_PAGES = 20;
/** Replies are looked for since the last look, and so far before it: a time zone, or a clock that is off. */
const REPLIES_BACK_MS = 4 * 86_400_000;
/** Nobody knows when the last look was, or a practice was closed: who has said STOP meanwhile is to be heard. */
const FIRST_LOOK_BACK_MS = 30 * 86_400_000;
const NUMBER = /^\+?\d{3,15}$/;

/**
 * Twilio, Programmable Messaging (https://www.twilio.com/docs/messaging/api/message-resource), from its reference of
 * November 2026; never tried against the live service. The user is the Account SID, the secret the Auth Token.
 */
export class TwilioProvider implements SmsProvider {
  readonly confirmable: readonly SmsProviderStatus[] = [
    ...new Set([...Object.values(TWILIO_STATUSES), ...Object.values(TWILIO_CODES)]),
  ];

  private readonly round = new OpenRound();
  private readonly account: string;
  private repliesReadAt: number | null = null;

  constructor(private readonly parts: ProviderParts) {
    this.account = `/2010-04-01/Accounts/${encodeURIComponent(parts.user)}`;
  }

  async send(sms: SmsToSend, signal: Cancellation): Promise<SmsAnswer> {
    if (sms.senderId === null)
      return refusedHere('Twilio needs a sender: a number, a name or a service (MG…)');
    const sender = isMessagingService('twilio', sms.senderId) ? 'MessagingServiceSid' : 'From';
    const form = new URLSearchParams({ To: sms.to, Body: sms.text, [sender]: sms.senderId });
    const body = { type: 'application/x-www-form-urlencoded', text: form.toString() };
    const asked = await this.parts.api.ask(
      { method: 'POST', url: `${this.account}/Messages.json`, body },
      signal,
    );
    return this.readSent(asked);
  }

  /**
   * Lists by number alone: DateSent, the only date that can be asked for, is empty while a message is queued, and what
   * is left out by a filter would look like an SMS that is not there.
   */
  async find(sms: SmsToFind, signal: Cancellation): Promise<SmsFinding> {
    const query = new URLSearchParams({ To: sms.to, PageSize: String(PAGE_SIZE) });
    const { times, nowMs } = this.parts;
    const serverNow = (answer: Answered): number => answer.serverNow ?? nowMs();
    const earliestAt = (answer: Answered): number =>
      serverNow(answer) - nowMs() + times.earliest(sms.id, sms.attemptedAt);
    const listed = await this.list(query, signal, (rows, answer) => isPageTooOld(rows, earliestAt(answer)));
    if ('trouble' in listed) return unsure(listed.reply);
    const attemptAt = serverNow(listed.last) - times.aboutMs(sms.id, sms.attemptedAt);
    const match = matchTwilio(listed.rows, sms, attemptAt, earliestAt(listed.last));
    if (match.kind === 'unclear') return unsure(match.reply);
    if (match.kind === 'one') {
      // It is there, whatever its state is called.
      const status = statusOfTwilio(match.row) ?? 'queued';
      return { found: true, event: twilioEvent(this.parts.api, match.row, sms.id, status) };
    }
    if (!listed.isComplete) return unsure('Not among the latest SMS to this number');
    return absenceOf({ sms, answer: listed.last, lagMs: LIST_LAG_MS.twilio, times, nowMs: nowMs() });
  }

  async fetch(open: readonly OpenSms[], now: number, signal: Cancellation): Promise<SmsFetched | Trouble> {
    const named = open.filter(({ providerId }) => providerId !== null);
    const step = await this.round.step(named, (sms) => this.askAbout(sms, signal));
    if ('trouble' in step) return step;
    const replies = step.isLast ? await this.replies(now, signal) : [];
    if ('trouble' in replies && step.events.length === 0) return replies;
    return {
      events: step.events,
      replies: 'trouble' in replies ? [] : replies,
      acknowledge: null,
      hasMore: !step.isLast,
    };
  }

  async credit(signal: Cancellation): Promise<SmsCredit | null> {
    return this.readCredit(await this.askBalance(signal));
  }

  async test(signal: Cancellation): Promise<SmsConnectionTest> {
    const asked = await this.askBalance(signal);
    return creditTest(asked, this.readCredit(asked), () => this.failure(asked));
  }

  private async askAbout(sms: OpenSms, signal: Cancellation): Promise<SmsEvent | null | Trouble> {
    const sid = encodeURIComponent(sms.providerId ?? '');
    const asked = await this.parts.api.get(`${this.account}/Messages/${sid}.json`, signal);
    // Gone by the retention that the account has set: nothing more will be told about it.
    if (asked.httpStatus === 404) return null;
    if (!isReadable(asked)) return this.troubleOf(asked);
    const row = recordOf(asked.json);
    const status = statusOfTwilio(row);
    return status === null ? null : twilioEvent(this.parts.api, row, sms.id, status);
  }

  private readSent(asked: Asked): SmsAnswer {
    const row = recordOf(asked.httpStatus === null ? null : asked.json);
    const sid = textOf(row['sid']);
    if (!isReadable(asked) || sid === null) return this.failure(asked);
    const [word, code] = [textOf(row['status']), textOf(row['error_code'])];
    return {
      ok: true,
      providerId: sid,
      status: twilioStatus(word, code) ?? 'queued',
      reply: this.parts.api.words(word, code, textOf(row['error_message'])) ?? '',
      evidence: asked.evidence,
      segments: numberOf(row['num_segments']),
    };
  }

  /** Twilio's errors: {"code": 21610, "message": "…", "status": 400}. */
  private failure(asked: Asked): SmsFailure {
    if (asked.httpStatus === null) return failureOf(asked);
    const { code, message } = recordOf(asked.json);
    const words = this.parts.api.words(textOf(code), textOf(message));
    // The account's SID is in every path: nothing there means that there is no such account.
    const missing = asked.httpStatus === 404 ? 'credentials-refused' : undefined;
    return failureOf(asked, words, lookUp(TWILIO_REFUSALS, textOf(code)) ?? missing);
  }

  private troubleOf(asked: Asked): Trouble {
    const { kind, reply } = this.failure(asked);
    return { trouble: kind, reply };
  }

  private async replies(now: number, signal: Cancellation): Promise<SmsReply[] | Trouble> {
    const { senderId } = this.parts;
    const isNumber = senderId !== null && NUMBER.test(senderId);
    // Nobody can answer to a name; a service has numbers that are not known here.
    if (senderId !== null && !isNumber && !isMessagingService('twilio', senderId)) return [];
    const query = new URLSearchParams({ PageSize: String(PAGE_SIZE), ...(isNumber ? { To: senderId } : {}) });
    const { repliesReadAt } = this;
    const since =
      repliesReadAt === null ? now - FIRST_LOOK_BACK_MS : Math.min(repliesReadAt, now) - REPLIES_BACK_MS;
    query.set('DateSent>', new Date(since).toISOString().slice(0, 10));
    const listed = await this.list(query, signal, () => false);
    if ('trouble' in listed) return listed;
    this.repliesReadAt = now;
    return listed.rows.flatMap((row) => twilioReply(recordOf(row), now) ?? []);
  }

  /** Follows `next_page_uri` as long as it stays with this account, up to a number of pages. */
  private async list(
    query: URLSearchParams,
    signal: Cancellation,
    isEnough: (rows: readonly unknown[], answer: Answered) => boolean,
  ): Promise<{ rows: unknown[]; last: Answered; isComplete: boolean } | Trouble> {
    const rows: unknown[] = [];
    let url = `${this.account}/Messages.json?${query.toString()}`;
    for (let page = 1; ; page += 1) {
      const asked = await this.parts.api.get(url, signal);
      const { messages, next_page_uri: next } = recordOf(asked.httpStatus === null ? null : asked.json);
      if (!isReadable(asked) || !Array.isArray(messages)) return this.troubleOf(asked);
      rows.push(...listOf(messages));
      if (next === null || next === undefined || isEnough(listOf(messages), asked)) {
        return { rows, last: asked, isComplete: true };
      }
      const isOurs = typeof next === 'string' && next.startsWith(`${this.account}/Messages.json?`);
      if (!isOurs || page === MOST_PAGES) return { rows, last: asked, isComplete: false };
      url = next;
    }
  }

  private askBalance(signal: Cancellation): Promise<Asked> {
    return this.parts.api.get(`${this.account}/Balance.json`, signal);
  }

  private readCredit(asked: Asked): SmsCredit | null {
    if (!isReadable(asked)) return null;
    const { balance, currency } = recordOf(asked.json);
    const amount = numberOf(balance);
    return amount === null ? null : { amount, currency: textOf(currency) };
  }
}
