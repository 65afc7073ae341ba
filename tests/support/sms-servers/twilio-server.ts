import type { SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import { isAuthorized, json, startHttpServer, type ReceivedRequest, type ServerAnswer } from './http-server';
import type { ServerTime } from './server-time';
import { settingsOf, type SmsServer } from './sms-server';

const SID = 'AC00000000000000000000000000000001';
const TOKEN = 'tw1lio-t0ken/with+signs';

/** Twilio's word, and where needed its error code, for each state. */
const TWILIO_SAYS: Readonly<Record<SmsProviderStatus, { status: string; code: number | null }>> = {
  queued: { status: 'queued', code: null },
  sent: { status: 'sent', code: null },
  delivered: { status: 'delivered', code: null },
  // It knows no such state.
  delayed: { status: 'sending', code: null },
  bounced: { status: 'undelivered', code: 30003 },
  rejected: { status: 'undelivered', code: 30007 },
  error: { status: 'failed', code: 30008 },
  other: { status: 'canceled', code: null },
};

interface Message {
  sid: string;
  direction: string;
  from: string;
  to: string;
  body: string;
  status: string;
  error_code: number | null;
  createdAt: number;
}

/** Speaks Twilio's Messages and Balance resources. */
export async function startTwilioServer(time: ServerTime): Promise<SmsServer> {
  const messages: Message[] = [];
  const account = `/2010-04-01/Accounts/${SID}`;
  let isLagging = false;
  const add = (message: Omit<Message, 'sid' | 'error_code' | 'createdAt'>): Message => {
    const sid = `SM${String(messages.length + 1).padStart(32, '0')}`;
    const added = { ...message, sid, error_code: null, createdAt: time.server };
    messages.push(added);
    return added;
  };
  const routes: Readonly<Record<string, (request: ReceivedRequest) => ServerAnswer>> = {
    [`POST ${account}/Messages.json`]: ({ body }) => {
      const form = new URLSearchParams(body);
      const [to, text, from] = [form.get('To') ?? '', form.get('Body') ?? '', form.get('From') ?? ''];
      return json(
        201,
        shown(add({ direction: 'outbound-api', from, to, body: text, status: 'queued' }), time),
      );
    },
    [`GET ${account}/Messages.json`]: ({ query }) => {
      const inbound = query.has('DateSent>');
      const to = query.get('To');
      const fits = messages.filter(
        (message) => (to === null || message.to === to) && (inbound || !isLagging),
      );
      return page(fits, query, `${account}/Messages.json`, time);
    },
    [`GET ${account}/Balance.json`]: () => json(200, { account_sid: SID, balance: '12.50', currency: 'USD' }),
  };
  const server = await startHttpServer({
    nowMs: () => (time.isTold ? time.server : null),
    handle: (request) => {
      if (!isAuthorized(request, SID, TOKEN)) {
        return json(401, { code: 20003, message: 'Authenticate', status: 401 });
      }
      const one = /\/Messages\/(SM\w+)\.json$/.exec(request.path)?.[1];
      const found = messages.find(({ sid }) => sid === one);
      if (found !== undefined) return json(200, shown(found, time));
      const route = routes[`${request.method} ${request.path}`];
      return route?.(request) ?? json(404, { code: 20404, message: 'Not found', status: 404 });
    },
  });
  return {
    ...server,
    settings: settingsOf('twilio', server.baseUrl),
    user: SID,
    secret: TOKEN,
    sendPath: /Messages\.json$/,
    get taken() {
      return messages
        .filter(({ direction }) => direction !== 'inbound')
        .map(({ sid, to, body, from, createdAt }) => {
          return { providerId: sid, to, text: body, senderId: from, id: null, takenAt: createdAt };
        });
    },
    become: (providerId, state) => {
      const message = messages.find(({ sid }) => sid === providerId);
      if (message === undefined) throw new Error(`No message ${providerId}`);
      message.status = TWILIO_SAYS[state].status;
      message.error_code = TWILIO_SAYS[state].code;
    },
    receive: (from, text) => {
      add({ direction: 'inbound', from, to: '+61400000001', body: text, status: 'received' });
    },
    lag: () => {
      isLagging = true;
    },
  };
}

function shown({ createdAt, ...message }: Message, time: ServerTime): Record<string, unknown> {
  return {
    ...message,
    account_sid: SID,
    num_segments: '1',
    error_message: null,
    date_created: new Date(createdAt).toUTCString(),
    date_updated: new Date(time.server).toUTCString(),
    date_sent: message.status === 'queued' ? null : new Date(createdAt).toUTCString(),
  };
}

/** The newest first, in pages that name the next. */
function page(
  fits: readonly Message[],
  query: URLSearchParams,
  path: string,
  time: ServerTime,
): ServerAnswer {
  const size = Number(query.get('PageSize') ?? '50');
  const number = Number(query.get('Page') ?? '0');
  const rows = [...fits].reverse().slice(number * size, (number + 1) * size);
  const next = new URLSearchParams(query);
  next.set('Page', String(number + 1));
  const hasNext = fits.length > (number + 1) * size;
  return json(200, {
    messages: rows.map((message) => shown(message, time)),
    page: number,
    page_size: size,
    next_page_uri: hasNext ? `${path}?${next.toString()}` : null,
  });
}
