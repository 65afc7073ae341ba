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
  SmsToFind,
  SmsToSend,
} from '../../ports/sms-provider';
import { absenceOf, LIST_LAG_MS, unsure } from './absence';
import { clicksendEvent, clicksendReply, ownId, referenceOf, statusOfClicksend } from './clicksend-messages';
import {
  CLICKSEND_CODES,
  CLICKSEND_FINAL_TEXTS,
  CLICKSEND_REFUSALS,
  CLICKSEND_WORDS,
} from './clicksend-statuses';
import { creditTest } from './connection-test';
import { OpenRound } from './open-round';
import { isReadable, type Answered, type Asked, type Trouble } from './provider-api';
import { failureOf, kindOfStatus, type SmsFailure } from './provider-failure';
import type { ProviderParts } from './provider-parts';
import { listOf, lookUp, numberOf, recordOf, textOf, type JsonRecord } from './read-json';

const PAGE_SIZE = 100;
const MOST_PAGES = 20;
/** The history is asked for from so long before the attempt: a clock may be hours off. */
const BEFORE_ATTEMPT_MS = 86_400_000;

/**
 * ClickSend, REST v3 (https://developers.clicksend.com/docs/messaging/sms), from its reference of November 2026; never
 * tried against the live service. The user is the user name, the secret the API key.
 */
export class ClicksendProvider implements SmsProvider {
  readonly confirmable: readonly SmsProviderStatus[] = [
    ...new Set([
      ...Object.values(CLICKSEND_WORDS),
      ...Object.values(CLICKSEND_CODES),
      ...CLICKSEND_FINAL_TEXTS.map(({ status }) => status),
    ]),
  ];

  private readonly round = new OpenRound();

  constructor(private readonly parts: ProviderParts) {}

  async send(sms: SmsToSend, signal: Cancellation): Promise<SmsAnswer> {
    const message = {
      source: 'sendtrail',
      to: sms.to,
      body: sms.text,
      custom_string: referenceOf(sms.id),
      ...(sms.senderId === null ? {} : { from: sms.senderId }),
    };
    return this.readSent(await this.parts.api.postJson('/v3/sms/send', { messages: [message] }, signal));
  }

  /** The reference is no search term of ClickSend's: the history to this number is read and compared. */
  async find(sms: SmsToFind, signal: Cancellation): Promise<SmsFinding> {
    const { times, nowMs } = this.parts;
    const from = Math.floor((times.earliest(sms.id, sms.attemptedAt) - BEFORE_ATTEMPT_MS) / 1_000);
    const query = { q: `to:${sms.to}`, date_from: String(from), order_by: 'date:asc' };
    const listed = await this.list('/v3/sms/history', query, signal);
    if ('trouble' in listed) return unsure(listed.reply);
    const row = listed.rows.map(recordOf).find((line) => ownId(line['custom_string']) === sms.id);
    if (row !== undefined) {
      // It is there, whatever its state is called.
      const status = statusOfClicksend(row) ?? 'queued';
      return { found: true, event: clicksendEvent(this.parts.api, row, sms.id, status) };
    }
    if (!listed.isComplete) return unsure('Not on the first pages of the history');
    return absenceOf({ sms, answer: listed.last, lagMs: LIST_LAG_MS.clicksend, times, nowMs: nowMs() });
  }

  /**
   * Receipts are asked for by message: the list of unread ones is emptied by date only, which would hide those of
   * other programs on the account, and ours that come late.
   */
  async fetch(open: readonly OpenSms[], now: number, signal: Cancellation): Promise<SmsFetched | Trouble> {
    const named = open.filter(({ providerId }) => providerId !== null);
    const step = await this.round.step(named, (sms) => this.askAbout(sms, signal));
    if ('trouble' in step) return step;
    const { events, isLast } = step;
    if (!isLast) return { events, replies: [], acknowledge: null, hasMore: true };
    const inbound = await this.list('/v3/sms/inbound', {}, signal);
    if ('trouble' in inbound) {
      return events.length === 0 ? inbound : { events, replies: [], acknowledge: null, hasMore: false };
    }
    const rows = inbound.rows.map(recordOf);
    const replies = rows.flatMap((row) => clicksendReply(row, now) ?? []);
    const own = rows.filter((row) => ownId(row['custom_string']) !== null);
    const acknowledge = own.length === 0 ? null : () => this.markRead(own, signal);
    return { events, replies, acknowledge, hasMore: false };
  }

  async credit(signal: Cancellation): Promise<SmsCredit | null> {
    return this.readCredit(await this.askAccount(signal));
  }

  async test(signal: Cancellation): Promise<SmsConnectionTest> {
    const asked = await this.askAccount(signal);
    return creditTest(asked, this.readCredit(asked), () => this.failure(asked));
  }

  /** The HTTP status speaks of the request; whether the SMS was taken stands with the SMS. */
  private readSent(asked: Asked): SmsAnswer {
    if (!isSuccess(asked)) return this.failure(asked);
    const { messages } = recordOf(recordOf(asked.json)['data']);
    const row = recordOf(listOf(messages)[0]);
    const word = textOf(row['status']);
    const messageId = textOf(row['message_id']);
    if (word === 'SUCCESS' && messageId !== null) {
      const reply = this.parts.api.words(word, textOf(recordOf(asked.json)['response_msg'])) ?? '';
      const segments = numberOf(row['message_parts']);
      return {
        ok: true,
        providerId: messageId,
        status: 'queued',
        reply,
        evidence: asked.evidence,
        segments,
      };
    }
    // Without a word for this SMS nobody knows whether it was taken.
    if (word === null || word === 'SUCCESS') return failureOf(asked, null, 'no-answer');
    return failureOf(asked, this.parts.api.words(word), lookUp(CLICKSEND_REFUSALS, word) ?? 'refused');
  }

  /** {"http_code": 401, "response_code": "UNAUTHORIZED", "response_msg": "…"}, sometimes under HTTP 200. */
  private failure(asked: Asked): SmsFailure {
    if (asked.httpStatus === null) return failureOf(asked);
    const envelope = recordOf(asked.json);
    const code = textOf(envelope['response_code']);
    const words = this.parts.api.words(code, textOf(envelope['response_msg']));
    const inner = asked.httpStatus < 300 ? numberOf(envelope['http_code']) : null;
    const byInner = inner === null ? undefined : kindOfStatus(inner);
    // What is said by a server that failed is no verdict on the SMS.
    const byWord = asked.httpStatus >= 500 ? undefined : lookUp(CLICKSEND_REFUSALS, code);
    return failureOf(asked, words, byWord ?? byInner);
  }

  private async askAbout(sms: OpenSms, signal: Cancellation): Promise<SmsEvent | null | Trouble> {
    const id = encodeURIComponent(sms.providerId ?? '');
    const asked = await this.parts.api.get(`/v3/sms/receipts/${id}`, signal);
    // There is no receipt yet.
    if (asked.httpStatus === 404) return null;
    if (!isSuccess(asked)) return this.troubleOf(asked);
    const row = recordOf(recordOf(asked.json)['data']);
    const status = statusOfClicksend(row);
    return status === null ? null : clicksendEvent(this.parts.api, row, sms.id, status);
  }

  /** Marks one by one: the call for all would hide what came in meanwhile. What fails comes again and is known then. */
  private async markRead(rows: readonly JsonRecord[], signal: Cancellation): Promise<void> {
    for (const row of rows) {
      const id = encodeURIComponent(textOf(row['message_id']) ?? '');
      await this.parts.api.ask({ method: 'PUT', url: `/v3/sms/inbound-read/${id}` }, signal);
    }
  }

  private async list(
    path: string,
    query: Record<string, string>,
    signal: Cancellation,
  ): Promise<{ rows: unknown[]; last: Answered; isComplete: boolean } | Trouble> {
    const rows: unknown[] = [];
    for (let page = 1; ; page += 1) {
      const search = new URLSearchParams({ ...query, limit: String(PAGE_SIZE), page: String(page) });
      const asked = await this.parts.api.get(`${path}?${search.toString()}`, signal);
      if (!isSuccess(asked)) return this.troubleOf(asked);
      const { data, last_page: lastPage } = recordOf(recordOf(asked.json)['data']);
      if (!Array.isArray(data))
        return { trouble: 'no-answer', reply: 'ClickSend sent a page without a list' };
      rows.push(...listOf(data));
      const isLastPage = page >= (numberOf(lastPage) ?? 1);
      if (isLastPage || page === MOST_PAGES) return { rows, last: asked, isComplete: isLastPage };
    }
  }

  private troubleOf(asked: Asked): Trouble {
    const { kind, reply } = this.failure(asked);
    return { trouble: kind, reply };
  }

  private askAccount(signal: Cancellation): Promise<Asked> {
    return this.parts.api.get('/v3/account', signal);
  }

  private readCredit(asked: Asked): SmsCredit | null {
    if (!isSuccess(asked)) return null;
    const { balance, _currency: currency } = recordOf(recordOf(asked.json)['data']);
    const amount = numberOf(balance);
    return amount === null ? null : { amount, currency: textOf(recordOf(currency)['currency_name_short']) };
  }
}

/** The envelope has a code of its own: 200 around an error is no success. */
function isSuccess(asked: Asked): asked is Answered {
  if (!isReadable(asked)) return false;
  const { http_code: code, response_code: word } = recordOf(asked.json);
  return word === 'SUCCESS' && (numberOf(code) ?? 200) < 300;
}
