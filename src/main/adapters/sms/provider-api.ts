import type { Cancellation } from '../../ports/cancellation';
import type { SmsFailureKind } from '../../ports/sms-provider';
import { exchange, type HttpLimits, type HttpOutcome } from './http-exchange';
import { oneLine } from './one-line';
import { parseJson, type JsonRecord } from './read-json';
import type { SecretRedactor } from './redact-secrets';
import { retryAfterMs } from './retry-after';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** A path on the base address, or a whole address. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: { type: string; text: string };
}

/** What came back; a body that is no JSON gives undefined. */
export type Asked =
  | {
      httpStatus: number;
      json: unknown;
      /** The whole body without secrets, at most 64 KB. */
      evidence: string;
      retryAfterMs: number | null;
      /** The provider's clock (ms); null: it did not tell. */
      serverNow: number | null;
    }
  | { httpStatus: null; trouble: { kind: 'unreachable' | 'no-answer'; reply: string } };

export type Answered = Extract<Asked, { json: unknown }>;

interface ApiParts {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  redactor: SecretRedactor;
  limits: HttpLimits;
  nowMs: () => number;
}

/** Speaks HTTP to one provider with one account's credentials; nothing it gives back holds a secret. */
export class ProviderApi {
  constructor(private readonly parts: ApiParts) {}

  async ask(request: ApiRequest, signal: Cancellation): Promise<Asked> {
    const { baseUrl, limits } = this.parts;
    if (!URL.canParse(request.url, baseUrl)) return this.unreachable('The address of the provider is none');
    const { method, headers, body } = request;
    const outcome = await exchange(
      {
        method,
        url: new URL(request.url, baseUrl),
        headers: {
          Accept: 'application/json',
          'Accept-Encoding': 'identity',
          'User-Agent': 'Sendtrail',
          ...this.parts.headers,
          ...(body === undefined ? {} : { 'Content-Type': body.type }),
          ...headers,
        },
        body: body?.text ?? null,
      },
      limits,
      signal,
    );
    return this.readOutcome(outcome);
  }

  get(url: string, signal: Cancellation): Promise<Asked> {
    return this.ask({ method: 'GET', url }, signal);
  }

  postJson(url: string, json: unknown, signal: Cancellation): Promise<Asked> {
    return this.ask(
      { method: 'POST', url, body: { type: 'application/json', text: JSON.stringify(json) } },
      signal,
    );
  }

  /** Words of the provider in one line, without secrets; null where it said none. */
  words(...parts: readonly (string | null)[]): string | null {
    const said = oneLine(this.parts.redactor.redact(parts.filter((part) => part !== null).join(' ')));
    return said === '' ? null : said;
  }

  /** A piece of an answer as evidence. */
  evidence(json: JsonRecord): string {
    return this.parts.redactor.evidence(JSON.stringify(json));
  }

  private readOutcome(outcome: HttpOutcome): Asked {
    if (outcome.kind !== 'answered') {
      return { httpStatus: null, trouble: { kind: outcome.kind, reply: this.words(outcome.reason) ?? '' } };
    }
    const { status, date, retryAfter, text } = outcome.answer;
    const parsedDate = date === null ? NaN : Date.parse(date);
    const serverNow = Number.isNaN(parsedDate) ? null : parsedDate;
    return {
      httpStatus: status,
      json: parseJson(text),
      evidence: this.parts.redactor.evidence(text),
      retryAfterMs: retryAfterMs(retryAfter, serverNow ?? this.parts.nowMs()),
      serverNow,
    };
  }

  private unreachable(reply: string): Asked {
    return { httpStatus: null, trouble: { kind: 'unreachable', reply } };
  }
}

/** Whether this is a success with a body that can be read. */
export function isReadable(asked: Asked): asked is Answered {
  return (
    asked.httpStatus !== null && asked.httpStatus >= 200 && asked.httpStatus < 300 && asked.json !== undefined
  );
}

/** RFC 7617. */
export function basicAuthorization(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`;
}

/** What went wrong, where only that matters. */
export interface Trouble {
  trouble: SmsFailureKind;
  reply: string;
}
