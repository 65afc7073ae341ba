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
import { creditTest } from './connection-test';
import { messageOf, OWN_KEY, ownIdOf, replyOf, reportEvent, stateEvent } from './messagemedia-messages';
import { MESSAGEMEDIA_STATUSES, messagemediaStatus } from './messagemedia-statuses';
import { OpenRound } from './open-round';
import { isReadable, type Asked, type Trouble } from './provider-api';
import { failureOf, type SmsFailure } from './provider-failure';
import type { ProviderParts } from './provider-parts';
import { listOf, numberOf, recordOf, textOf, type JsonRecord } from './read-json';

/** As many reports, and as many replies, come at a time. */
const FULL_PAGE = 100;
/** The report is asked for around the attempt: a clock may be hours off. */
const AROUND_ATTEMPT_MS = 86_400_000;

/**
 * MessageMedia, now Sinch Engage (https://github.com/messagemedia/sinchengage-documentation), from its reference of
 * November 2026; never tried against the live service. The user is the API key, the secret the API secret (Basic).
 */
export class MessagemediaProvider implements SmsProvider {
  readonly confirmable: readonly SmsProviderStatus[] = [...new Set(Object.values(MESSAGEMEDIA_STATUSES))];

  private readonly round = new OpenRound();
  /** What the last look showed and is still unconfirmed: seeing nothing else is no reason to look again at once. */
  private shown: ReadonlySet<string> = new Set();

  constructor(private readonly parts: ProviderParts) {}

  async send(sms: SmsToSend, signal: Cancellation): Promise<SmsAnswer> {
    const asked = await this.parts.api.postJson('/v1/messages', { messages: [messageOf(sms)] }, signal);
    const row = recordOf(listOf(recordOf(asked.httpStatus === null ? null : asked.json)['messages'])[0]);
    const messageId = textOf(row['message_id']);
    if (!isReadable(asked) || messageId === null) return this.failure(asked);
    const word = textOf(row['status']);
    const status = messagemediaStatus(word) ?? 'queued';
    const reply = this.parts.api.words(word) ?? '';
    return { ok: true, providerId: messageId, status, reply, evidence: asked.evidence, segments: null };
  }

  /** The detail report is the only list that can be asked by our own id. */
  async find(sms: SmsToFind, signal: Cancellation): Promise<SmsFinding> {
    const { times, nowMs } = this.parts;
    const from = times.earliest(sms.id, sms.attemptedAt) - AROUND_ATTEMPT_MS;
    // Up to now, and no less: the clock may have been behind at the attempt and been put right since.
    const to = Math.max(sms.attemptedAt, nowMs()) + AROUND_ATTEMPT_MS;
    const query = {
      start_date: new Date(from).toISOString(),
      end_date: new Date(to).toISOString(),
      timezone: 'UTC',
      metadata_key: OWN_KEY,
      metadata_value: sms.id,
      page: 0,
      page_size: FULL_PAGE,
    };
    const asked = await this.parts.api.postJson('/v2-preview/reporting/messages/detail', query, signal);
    const { messages, pagination } = recordOf(asked.httpStatus === null ? null : asked.json);
    if (!isReadable(asked) || !Array.isArray(messages)) return unsure(this.failure(asked).reply);
    const rows = listOf(messages).map(recordOf);
    const row = rows.find((line) => ownIdOf(line) === sms.id);
    if (row !== undefined) {
      // It is there, whatever its state is called.
      const status = messagemediaStatus(textOf(row['status'])) ?? 'queued';
      return { found: true, event: stateEvent(this.parts.api, row, sms.id, status) };
    }
    // Lines that do not say whose they are may be this one.
    if (rows.length > 0 || recordOf(pagination)['has_next'] === true) {
      return unsure('The report lists something else');
    }
    return absenceOf({ sms, answer: asked, lagMs: LIST_LAG_MS.messagemedia, times, nowMs: nowMs() });
  }

  /**
   * Reports and replies come again and again until they are confirmed, by which they are hidden from everybody: only
   * ours are. Where those of other programs fill the page, ours are asked about one by one.
   */
  async fetch(open: readonly OpenSms[], now: number, signal: Cancellation): Promise<SmsFetched | Trouble> {
    const reports = await this.unconfirmed('delivery_reports', signal);
    if ('trouble' in reports) return reports;
    const inbound = await this.unconfirmed('replies', signal);
    if ('trouble' in inbound) return inbound;
    const ourReports = reports.rows.filter((row) => ownIdOf(row) !== null);
    const ourReplies = inbound.rows.filter(isNobodyElses);
    const isBlocked = reports.rows.length >= FULL_PAGE && ourReports.length === 0;
    const step = isBlocked ? await this.askOneByOne(open, signal) : { events: [], isLast: true };
    if ('trouble' in step) return step;

    const reportIds = idsOf(ourReports, 'delivery_report_id');
    const replyIds = idsOf(ourReplies, 'reply_id');
    const ids = [...reportIds, ...replyIds];
    const isNew = ids.some((id) => !this.shown.has(id));
    this.shown = new Set(ids);
    return {
      events: [...ourReports.flatMap((row) => reportEvent(this.parts.api, row) ?? []), ...step.events],
      replies: inbound.rows.flatMap((row) => replyOf(row, now) ?? []),
      acknowledge: ids.length === 0 ? null : () => this.confirm(reportIds, replyIds, signal),
      hasMore: (isNew && (reports.isFull || inbound.isFull)) || !step.isLast,
    };
  }

  async credit(signal: Cancellation): Promise<SmsCredit | null> {
    return readCredit(await this.askCredit(signal));
  }

  /** Accounts that are billed afterwards have no credit to tell; they can be asked for reports instead. */
  async test(signal: Cancellation): Promise<SmsConnectionTest> {
    const asked = await this.askCredit(signal);
    const credit = readCredit(asked);
    const hasNone = asked.httpStatus === 403 || asked.httpStatus === 404;
    if (!hasNone) return creditTest(asked, credit, () => this.failure(asked));
    const reports = await this.unconfirmed('delivery_reports', signal);
    return 'trouble' in reports
      ? { ok: false, kind: reports.trouble, reply: reports.reply, credit: null }
      : { ok: true, kind: null, reply: 'No credit is told for this account', credit: null };
  }

  private async askOneByOne(open: readonly OpenSms[], signal: Cancellation) {
    const named = open.filter(({ providerId }) => providerId !== null);
    return this.round.step(named, async (sms): Promise<SmsEvent | null | Trouble> => {
      const asked = await this.parts.api.get(
        `/v1/messages/${encodeURIComponent(sms.providerId ?? '')}`,
        signal,
      );
      // Forgotten after 45 days.
      if (asked.httpStatus === 404) return null;
      if (!isReadable(asked)) return this.troubleOf(asked);
      const row = recordOf(asked.json);
      const status = messagemediaStatus(textOf(row['status']));
      return status === null ? null : stateEvent(this.parts.api, row, sms.id, status);
    });
  }

  private async unconfirmed(
    what: 'delivery_reports' | 'replies',
    signal: Cancellation,
  ): Promise<{ rows: JsonRecord[]; isFull: boolean } | Trouble> {
    const asked = await this.parts.api.get(`/v1/${what}`, signal);
    const rows = recordOf(asked.httpStatus === null ? null : asked.json)[what];
    if (!isReadable(asked) || !Array.isArray(rows)) return this.troubleOf(asked);
    return { rows: listOf(rows).map(recordOf), isFull: rows.length >= FULL_PAGE };
  }

  /** What cannot be confirmed comes again, and is known then. */
  private async confirm(reportIds: string[], replyIds: string[], signal: Cancellation): Promise<void> {
    const calls = [
      { url: '/v1/delivery_reports/confirmed', key: 'delivery_report_ids', ids: reportIds },
      { url: '/v1/replies/confirmed', key: 'reply_ids', ids: replyIds },
    ];
    for (const { url, key, ids } of calls) {
      if (ids.length > 0) await this.parts.api.postJson(url, { [key]: ids }, signal);
    }
  }

  /** {"message": "…", "details": ["…"]} */
  private failure(asked: Asked): SmsFailure {
    if (asked.httpStatus === null) return failureOf(asked);
    const { message, details } = recordOf(asked.json);
    return failureOf(asked, this.parts.api.words(textOf(message), ...listOf(details).map(textOf)));
  }

  private troubleOf(asked: Asked): Trouble {
    const { kind, reply } = this.failure(asked);
    return { trouble: kind, reply };
  }

  private askCredit(signal: Cancellation): Promise<Asked> {
    return this.parts.api.get('/v1/messaging/credits', signal);
  }
}

function readCredit(asked: Asked): SmsCredit | null {
  const amount = isReadable(asked) ? numberOf(recordOf(asked.json)['credits']) : null;
  return amount === null ? null : { amount, currency: null };
}

/** A reply to one of ours, or to no message at all, which no other program waits for. */
function isNobodyElses(row: JsonRecord): boolean {
  const isToNoMessage =
    textOf(row['message_id']) === null && Object.keys(recordOf(row['metadata'])).length === 0;
  return ownIdOf(row) !== null || isToNoMessage;
}

function idsOf(rows: readonly JsonRecord[], key: string): string[] {
  return rows.flatMap((row) => textOf(row[key]) ?? []);
}
