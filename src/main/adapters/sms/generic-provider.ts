import type { GenericRequest, GenericSmsDriver, SmsProviderStatus } from '../../../shared/domain/sms-account';
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
import { unsure } from './absence';
import { eventId } from './event-id';
import type { TemplateValues } from './fill-template';
import { GenericLogin } from './generic-login';
import { askGeneric } from './generic-request';
import { OpenRound } from './open-round';
import { isReadable, type Asked, type Trouble } from './provider-api';
import { failureOf, refusedHere, type SmsFailure } from './provider-failure';
import type { ProviderParts } from './provider-parts';
import { lookUp, textOf, valueAt } from './read-json';
import type { SecretRedactor } from './redact-secrets';

interface GenericParts extends ProviderParts {
  generic: GenericSmsDriver;
  redactor: SecretRedactor;
  secret: string;
}

/** Any provider with an HTTP API, as its settings describe it: an answer means what they say, and nothing else. */
export class GenericProvider implements SmsProvider {
  readonly confirmable: readonly SmsProviderStatus[];

  private readonly round = new OpenRound();
  private readonly login: GenericLogin | null;
  private readonly account: TemplateValues;
  private readonly words: Readonly<Record<string, SmsProviderStatus>>;

  constructor(private readonly parts: GenericParts) {
    const { user, secret, generic } = parts;
    const basic = Buffer.from(`${user}:${secret}`, 'utf8').toString('base64');
    this.account = { user, secret, basic };
    this.login =
      generic.login === null ? null : new GenericLogin(generic.login, { ...parts, values: this.account });
    const words = Object.entries(generic.status?.words ?? {});
    this.words = Object.fromEntries(words.map(([word, status]) => [normalised(word), status]));
    this.confirmable = [...new Set(Object.values(this.words))];
  }

  async send(sms: SmsToSend, signal: Cancellation): Promise<SmsAnswer> {
    const values = { to: sms.to, text: sms.text, from: sms.senderId ?? '', id: sms.id };
    const asked = await this.askLoggedIn(this.parts.generic.send, values, signal);
    return 'ok' in asked ? asked : this.readSent(asked);
  }

  /** What an unknown API does not list it may have all the same: it can only say yes, never no. */
  async find(sms: SmsToFind, signal: Cancellation): Promise<SmsFinding> {
    const status = this.parts.generic.status;
    if (status === null || !asksById(status)) return unsure('This provider cannot be asked for an SMS');
    const asked = await this.askLoggedIn(status, { id: sms.id, to: sms.to, providerId: '' }, signal);
    if ('ok' in asked) return unsure(asked.reply);
    const event = this.readStatus(asked, { id: sms.id, providerId: null, to: sms.to });
    if (event === null) return unsure('The answer names no known status');
    return 'trouble' in event ? unsure(event.reply) : { found: true, event };
  }

  async fetch(open: readonly OpenSms[], _now: number, signal: Cancellation): Promise<SmsFetched | Trouble> {
    const { status } = this.parts.generic;
    if (status === null) return { events: [], replies: [], acknowledge: null, hasMore: false };
    const askable = open.filter(({ providerId }) => providerId !== null || asksById(status));
    const step = await this.round.step(askable, async (sms) => {
      const values = { id: sms.id, to: sms.to, providerId: sms.providerId ?? '' };
      const asked = await this.askLoggedIn(status, values, signal);
      if ('ok' in asked) return { trouble: asked.kind, reply: asked.reply };
      return asked.httpStatus === 404 ? null : this.readStatus(asked, sms);
    });
    if ('trouble' in step) return step;
    return { events: step.events, replies: [], acknowledge: null, hasMore: !step.isLast };
  }

  credit(): Promise<null> {
    return Promise.resolve(null);
  }

  /** Logs in; without a login there is nothing to try but whether the host answers. */
  async test(signal: Cancellation): Promise<SmsConnectionTest> {
    if (this.login !== null) {
      const token = await this.login.token(signal);
      return token.ok
        ? { ok: true, kind: null, reply: 'The login gave a token', credit: null }
        : { ok: false, kind: token.kind, reply: token.reply, credit: null };
    }
    const asked = await this.parts.api.get('/', signal);
    return asked.httpStatus === null
      ? { ok: false, kind: asked.trouble.kind, reply: asked.trouble.reply, credit: null }
      : { ok: true, kind: null, reply: 'The host answers; only sending tries the credentials', credit: null };
  }

  /** With a token that was kept and is refused (401: nothing was done), once more with a new one. */
  private async askLoggedIn(
    request: GenericRequest,
    values: TemplateValues,
    signal: Cancellation,
  ): Promise<Asked | SmsFailure> {
    const first = await this.askOnce(request, values, signal);
    if ('ok' in first.asked || first.asked.httpStatus !== 401 || first.keptToken === null) return first.asked;
    this.login?.forget(first.keptToken);
    return (await this.askOnce(request, values, signal)).asked;
  }

  private async askOnce(
    request: GenericRequest,
    values: TemplateValues,
    signal: Cancellation,
  ): Promise<{ asked: Asked | SmsFailure; keptToken: string | null }> {
    const login = this.login === null ? null : await this.login.token(signal);
    if (login?.ok === false) return { asked: login, keptToken: null };
    const token: TemplateValues = login === null ? {} : { token: login.token };
    const asked = await askGeneric(this.parts.api, request, { ...values, ...this.account, ...token }, signal);
    return {
      asked: asked ?? refusedHere('The request cannot be made from its template'),
      keptToken: login === null || login.isFresh ? null : login.token,
    };
  }

  private readSent(asked: Asked): SmsAnswer {
    if (asked.httpStatus === null) return failureOf(asked);
    const { idAt, errorAt } = this.parts.generic.answer;
    const error = errorAt === null ? null : saidAt(asked.json, errorAt);
    const words = this.parts.api.words(error);
    const isSuccess = asked.httpStatus >= 200 && asked.httpStatus < 300;
    if (!isSuccess) return failureOf(asked, words);
    if (error !== null) return failureOf(asked, words, 'refused');
    const providerId = idAt === null ? null : textOf(valueAt(asked.json, idAt));
    // Places were named in the answer: an answer without them is not the one that was meant.
    const isMissing =
      (idAt !== null && providerId === null) || (errorAt !== null && asked.json === undefined);
    if (isMissing) return failureOf(asked, null, 'no-answer');
    const reply = `HTTP ${String(asked.httpStatus)}`;
    return { ok: true, providerId, status: 'queued', reply, evidence: asked.evidence, segments: null };
  }

  private readStatus(
    asked: Asked,
    sms: Pick<OpenSms, 'id' | 'providerId' | 'to'>,
  ): SmsEvent | null | Trouble {
    if (!isReadable(asked)) {
      const { kind, reply } = failureOf(asked);
      return { trouble: kind, reply };
    }
    const word = textOf(valueAt(asked.json, this.parts.generic.status?.statusAt ?? ''));
    const status = lookUp(this.words, word === null ? null : normalised(word));
    if (status === undefined || word === null) return null;
    return {
      eventId: eventId('generic', sms.id, sms.providerId, normalised(word)),
      id: sms.id,
      providerId: sms.providerId,
      to: sms.to,
      status,
      at: null,
      reply: this.parts.api.words(word) ?? '',
      evidence: asked.evidence,
    };
  }
}

/** Whether our own id goes along with the question, so that it can be asked without the provider's. */
function asksById(request: GenericRequest): boolean {
  const templates = [request.url, request.body, ...Object.values(request.headers)];
  const has = (name: string): boolean =>
    templates.some((template) => new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).test(template));
  return has('id') && !has('providerId');
}

/** An error text; anything but nothing, false, zero and empty counts as one. */
function saidAt(json: unknown, path: string): string | null {
  const value = valueAt(json, path);
  const isEmpty =
    value === undefined ||
    value === null ||
    value === false ||
    value === 0 ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty) return null;
  return textOf(value) ?? JSON.stringify(value);
}

function normalised(word: string): string {
  return word.trim().toLowerCase();
}
