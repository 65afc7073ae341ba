import type { GenericSmsDriver, SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import { json, startHttpServer, type ReceivedRequest, type ServerAnswer } from './http-server';
import type { ServerTime } from './server-time';
import { settingsOf, type SmsServer } from './sms-server';

const USER = 'frontdesk';
const SECRET = 'g3neric&secret="%7B';

/** The words of an invented provider. */
const WORDS: Readonly<Record<string, SmsProviderStatus>> = {
  Pending: 'queued',
  Handed: 'sent',
  Arrived: 'delivered',
  Retrying: 'delayed',
  'No such number': 'bounced',
  Blocked: 'rejected',
  Broken: 'error',
  Withdrawn: 'other',
};

/** How the invented provider is described to the generic driver. */
export const GENERIC_DRIVER: GenericSmsDriver = {
  preset: null,
  login: {
    method: 'POST',
    url: '/session',
    headers: {},
    body: 'account={{user}}&key={{secret}}',
    bodyType: 'application/x-www-form-urlencoded',
    tokenAt: 'session.token',
    validForMs: 14 * 86_400_000,
  },
  send: {
    method: 'POST',
    url: '/texts?ref={{id}}',
    headers: { Authorization: 'Bearer {{token}}' },
    body: '{"to":"{{to}}","text":"{{text}}","from":{{from}}}',
    bodyType: 'application/json',
  },
  answer: { idAt: 'texts.0.number', errorAt: 'problem.words' },
  status: {
    method: 'GET',
    url: '/texts/{{id}}',
    headers: { Authorization: 'Bearer {{token}}' },
    body: '',
    bodyType: 'application/json',
    statusAt: 'text.state',
    words: WORDS,
  },
};

interface Text {
  number: string;
  ref: string;
  to: string;
  text: string;
  from: string | null;
  state: string;
  takenAt: number;
}

/** The invented provider, with what only it can do. */
export interface GenericServer extends SmsServer {
  /** Every token given so far is refused from now on. */
  readonly expireTokens: () => void;
  readonly logins: () => number;
}

/** Speaks the language of an invented provider with a login, for the generic driver. */
export async function startGenericServer(time: ServerTime): Promise<GenericServer> {
  const texts: Text[] = [];
  const tokens = new Set<string>();
  let logins = 0;
  const logIn = ({ body }: ReceivedRequest): ServerAnswer => {
    const form = new URLSearchParams(body);
    if (form.get('account') !== USER || form.get('key') !== SECRET)
      return json(401, { problem: { words: 'no' } });
    logins += 1;
    const token = `token-${String(logins)}-abcdef`;
    tokens.add(token);
    return json(200, { session: { token } });
  };
  const send = ({ body, query }: ReceivedRequest): ServerAnswer => {
    const wanted = JSON.parse(body) as { to: string; text: string; from: string };
    const text = {
      ...wanted,
      number: String(texts.length + 7_001),
      ref: query.get('ref') ?? '',
      state: 'Pending',
    };
    texts.push({ ...text, takenAt: time.server });
    return json(200, { texts: [{ number: text.number }], problem: { words: '' } });
  };
  const server = await startHttpServer({
    nowMs: () => (time.isTold ? time.server : null),
    handle: (request) => {
      if (request.path === '/session') return logIn(request);
      const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
      if (!tokens.has(token)) return json(401, { problem: { words: 'The token is not valid' } });
      if (request.path === '/texts') return send(request);
      const text = texts.find(({ ref }) => request.path === `/texts/${ref}`);
      return text === undefined ? json(404, {}) : json(200, { text: { state: text.state } });
    },
  });
  return {
    ...server,
    settings: { ...settingsOf('generic', server.baseUrl), generic: GENERIC_DRIVER },
    user: USER,
    secret: SECRET,
    sendPath: /^\/texts$/,
    get taken() {
      return texts.map(({ number, ref, to, text, from, takenAt }) => {
        return { providerId: number, to, text, senderId: from, id: ref, takenAt };
      });
    },
    become: (providerId, state) => {
      const text = texts.find(({ number }) => number === providerId);
      const word = Object.keys(WORDS).find((said) => WORDS[said] === state);
      if (text === undefined || word === undefined) throw new Error(`No text ${providerId}`);
      text.state = word;
    },
    receive: () => undefined,
    lag: () => undefined,
    expireTokens: () => {
      tokens.clear();
    },
    logins: () => logins,
  };
}
