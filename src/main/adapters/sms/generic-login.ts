import type { GenericSmsDriver } from '../../../shared/domain/sms-account';
import type { Cancellation } from '../../ports/cancellation';
import type { TemplateValues } from './fill-template';
import { askGeneric } from './generic-request';
import { isReadable, type ProviderApi } from './provider-api';
import { failureOf, refusedHere, type SmsFailure } from './provider-failure';
import { textOf, valueAt } from './read-json';
import type { SecretRedactor } from './redact-secrets';

/** A token is renewed a little before it runs out. */
const RENEW_BEFORE_MS = 300_000;
const LONGEST_TOKEN = 8_192;

type Login = NonNullable<GenericSmsDriver['login']>;
export type Token = { ok: true; token: string; isFresh: boolean } | SmsFailure;

interface LoginParts {
  api: ProviderApi;
  redactor: SecretRedactor;
  nowMs: () => number;
  values: TemplateValues;
}

/** Gets a token by the login of a generic driver and keeps it, in memory only, until it runs out or is refused. */
export class GenericLogin {
  private kept: { token: string; renewAt: number } | null = null;
  private underway: Promise<Token> | null = null;

  constructor(
    private readonly login: Login,
    private readonly parts: LoginParts,
  ) {}

  /** The token to use now; several that need one at the same time share one login. */
  async token(signal: Cancellation): Promise<Token> {
    if (this.kept !== null && this.parts.nowMs() < this.kept.renewAt) {
      return { ok: true, token: this.kept.token, isFresh: false };
    }
    this.underway ??= this.logIn(signal).finally(() => {
      this.underway = null;
    });
    return this.underway;
  }

  /** The token was refused: get another next time. */
  forget(token: string): void {
    if (this.kept?.token === token) this.kept = null;
  }

  private async logIn(signal: Cancellation): Promise<Token> {
    const { api, redactor, nowMs, values } = this.parts;
    const asked = await askGeneric(api, this.login, values, signal);
    if (asked === null) return refusedHere('The login cannot be made from its template');
    const token = isReadable(asked) ? textOf(valueAt(asked.json, this.login.tokenAt)) : null;
    if (token !== null && token.length <= LONGEST_TOKEN) {
      redactor.hide(token);
      const validMs = Math.max(this.login.validForMs - RENEW_BEFORE_MS, 0);
      this.kept = { token, renewAt: nowMs() + validMs };
      return { ok: true, token, isFresh: true };
    }
    const words = asked.httpStatus === null ? asked.trouble.reply : null;
    const failure = failureOf(asked, 'the login gave no token');
    // Nothing of an SMS has been sent yet, so nothing is in doubt.
    return {
      ...failure,
      kind: failure.kind === 'no-answer' ? 'unreachable' : failure.kind,
      reply: words === null ? failure.reply : `Login: ${words}`,
      // What a login answers may be a token under another name.
      evidence: '',
    };
  }
}
