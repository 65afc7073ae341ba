import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillEncoded, fillHeader, fillJson } from '../../../src/main/adapters/sms/fill-template';
import type { GenericSmsDriver } from '../../../src/shared/domain/sms-account';
import { anyCharacter } from '../../support/any-text';
import {
  GENERIC_DRIVER,
  startGenericServer,
  type GenericServer,
} from '../../support/sms-servers/generic-server';
import { json } from '../../support/sms-servers/http-server';
import {
  NEVER_STOPPED,
  sampleSms,
  startSmsPractice,
  type SmsPractice,
} from '../../support/sms-servers/sms-practice';

const anyText = fc.string({ unit: anyCharacter, maxLength: 200 });

describe('a template', () => {
  it('carries every text whole through JSON, within quotes and without', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const body = fillJson('{"quoted":"a {{text}} \\"z\\"","bare":{{ text }},"{{text}}":1}', { text });
        expect(JSON.parse(body)).toEqual({ quoted: `a ${text} "z"`, bare: text, [text]: 1 });
      }),
    );
  });

  it('carries every text whole through a form and an address', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const form = new URLSearchParams(fillEncoded('a={{text}}&b=1', { text }));
        expect([form.get('a'), form.get('b')]).toEqual([text, '1']);
      }),
    );
  });

  it('never looks into what a value brings in', () => {
    const values = { text: '{{secret}}', secret: 'hidden' };
    expect(fillJson('"{{text}}"', values)).toBe('"{{secret}}"');
    expect(decodeURIComponent(fillEncoded('{{text}}', values))).toBe('{{secret}}');
  });

  it('leaves out what it does not know, and takes half a character for a whole one', () => {
    expect(fillJson('"{{nothing}}{{constructor}}"', {})).toBe('""');
    expect(fillEncoded('{{text}}', { text: 'a\ud83d' })).toBe('a%EF%BF%BD');
  });

  it('makes no header of a value with a line break or a character beyond Latin-1', () => {
    expect(fillHeader('Bearer {{token}}', { token: 'abc' })).toBe('Bearer abc');
    expect(fillHeader('{{token}}', { token: 'a\r\nX-Other: b' })).toBeNull();
    expect(fillHeader('{{token}}', { token: '✓' })).toBeNull();
  });
});

describe('the generic provider', () => {
  let practice: SmsPractice<GenericServer>;
  beforeEach(async () => {
    practice = await startSmsPractice(startGenericServer);
  });
  afterEach(() => practice.server.stop());

  const send = (number = 1) => practice.provider.send(sampleSms(number), NEVER_STOPPED);
  const sendWith = (changes: Partial<GenericSmsDriver>) =>
    practice.reopen({ generic: { ...GENERIC_DRIVER, ...changes } }).send(sampleSms(), NEVER_STOPPED);

  it('logs in once for many', async () => {
    await Promise.all([send(1), send(2), send(3)]);
    await send(4);
    expect([practice.server.taken.length, practice.server.logins()]).toEqual([4, 1]);
  });

  it('gets a new token when the old one runs out', async () => {
    await send(1);
    practice.time.advance(14 * 86_400_000);
    await send(2);
    expect([practice.server.taken.length, practice.server.logins()]).toEqual([2, 2]);
  });

  it('gets a new token once when a kept one is refused, and sends one SMS', async () => {
    await send(1);
    practice.server.expireTokens();
    expect(await send(2)).toMatchObject({ ok: true });
    expect([practice.server.taken.length, practice.server.logins()]).toEqual([2, 2]);
  });

  it('does not try a token again that it has just been given', async () => {
    practice.server.failNext({ path: /texts$/, then: json(401, {}) });
    expect(await send()).toMatchObject({ ok: false, kind: 'credentials-refused' });
    expect(practice.server.requests.map(({ path }) => path)).toEqual(['/session', '/texts']);
  });

  it('gives up when a new token is refused as well', async () => {
    await send(1);
    const refusal = { path: /texts$/, then: json(401, {}) };
    practice.server.failNext(refusal, refusal, refusal);
    expect(await send(2)).toMatchObject({ ok: false, kind: 'credentials-refused' });
    expect(practice.server.requests.filter(({ path }) => path === '/texts')).toHaveLength(3);
  });

  it.each([
    ['is cut', 'cut', 'unreachable'],
    ['fails', json(500, {}), 'unreachable'],
    ['gives no token', json(200, { session: {} }), 'unreachable'],
    ['gives a token that is none', json(200, { session: { token: { a: 1 } } }), 'unreachable'],
    ['asks to wait', json(429, {}), 'throttled'],
    ['refuses', json(403, {}), 'credentials-refused'],
  ] as const)('knows that no SMS has left when the login %s', async (_case, then, kind) => {
    practice.server.failNext({ path: /session/, then });
    expect(await send()).toMatchObject({ ok: false, kind, evidence: '' });
    expect(practice.server.taken).toEqual([]);
  });

  it('does not make a header of a token with a line break', async () => {
    practice.server.failNext({ path: /session/, then: json(200, { session: { token: 'a\r\nX: b' } }) });
    expect(await send()).toMatchObject({ ok: false, kind: 'refused' });
    expect(practice.server.requests.map(({ path }) => path)).toEqual(['/session']);
  });

  it('keeps the token out of everything it says', async () => {
    practice.server.failNext({ path: /texts$/, then: json(400, { problem: { words: 'token-1-abcdef' } }) });
    expect(JSON.stringify(await send())).not.toContain('token-1-abcdef');
  });

  it.each<[string, Partial<GenericSmsDriver>]>([
    ['the host', { send: { ...GENERIC_DRIVER.send, url: 'https://{{to}}.example/' } }],
    ['JSON that is none', { send: { ...GENERIC_DRIVER.send, body: '{"to":' } }],
    ['a header name that is none', { send: { ...GENERIC_DRIVER.send, headers: { 'a b': 'c' } } }],
  ])('sends nothing when the template would make %s of a value', async (_case, changes) => {
    expect(await sendWith(changes)).toMatchObject({ ok: false, kind: 'refused' });
    expect(practice.server.taken).toEqual([]);
  });

  it('speaks without TLS to nobody but this computer', async () => {
    const send = { ...GENERIC_DRIVER.send, url: 'http://sms.example/' };
    expect(await sendWith({ send, login: null })).toMatchObject({
      ok: false,
      kind: 'unreachable',
      reply: 'sms.example is only spoken to over https',
    });
  });

  it.each([
    ['an inherited field', 'constructor.name'],
    ['the prototype', '__proto__.toString'],
    ['the length of a list', 'texts.-1'],
    ['beyond the end', 'texts.1.number'],
  ])('does not take %s for the id of a message', async (_case, idAt) => {
    expect(await sendWith({ answer: { idAt, errorAt: null } })).toMatchObject({ kind: 'no-answer' });
  });

  it.each([
    [null, true],
    ['', true],
    [false, true],
    [0, true],
    [[], true],
    [{}, true],
    ['Landline', false],
    [17, false],
    [['a'], false],
    [{ code: 4 }, false],
  ])('takes the error %j for success: %s', async (words, ok) => {
    practice.server.failNext({
      path: /texts$/,
      then: json(200, { texts: [{ number: '1' }], problem: { words } }),
    });
    expect(await send()).toMatchObject(ok ? { ok } : { ok, kind: 'refused' });
  });

  it('takes any answer for success where the provider says nothing in it', async () => {
    practice.server.failNext({ path: /texts$/, then: { status: 204 } });
    const answer = await sendWith({ answer: { idAt: null, errorAt: null } });
    expect(answer).toMatchObject({ ok: true, providerId: null });
  });

  it('understands the words of a status however they are written, and no others', async () => {
    await send();
    const say = async (state: unknown) => {
      practice.server.failNext({ path: /texts\//, then: json(200, { text: { state } }) });
      return (await practice.fetch()).events.map(({ status }) => status);
    };
    expect(await say(' ARRIVED ')).toEqual(['delivered']);
    for (const state of ['Vanished', 'toString', '__proto__', null, {}, ['Arrived']]) {
      expect(await say(state)).toEqual([]);
    }
  });

  it('bears an answer nested a hundred thousand deep', async () => {
    const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    practice.server.failNext({ path: /texts$/, then: { status: 200, body } });
    expect(await send()).toMatchObject({ ok: false, kind: 'no-answer' });
  });

  it('cannot be asked for an SMS by an id that it never told', async () => {
    const status = { ...GENERIC_DRIVER.status, url: '/texts/{{providerId}}' } as GenericSmsDriver['status'];
    const provider = practice.reopen({ generic: { ...GENERIC_DRIVER, status } });
    const sms = { ...sampleSms(), attemptedAt: practice.time.computer, twinProviderIds: [] };
    expect(await provider.find(sms, NEVER_STOPPED)).toMatchObject({ found: null });
    expect(practice.server.requests).toEqual([]);
  });

  it('has nothing to fetch, and nothing to promise, without a question for the status', async () => {
    const provider = practice.reopen({ generic: { ...GENERIC_DRIVER, status: null } });
    await send();
    expect(provider.confirmable).toEqual([]);
    expect(await provider.fetch(practice.open(), 0, NEVER_STOPPED)).toMatchObject({
      events: [],
      hasMore: false,
    });
  });

  it('tries the host where there is no login to try, and says so', async () => {
    const provider = practice.reopen({ generic: { ...GENERIC_DRIVER, login: null } });
    expect(await provider.test(NEVER_STOPPED)).toMatchObject({
      ok: true,
      reply: 'The host answers; only sending tries the credentials',
    });
  });
});
