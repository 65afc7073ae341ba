import type { SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import { isAuthorized, json, startHttpServer, type ReceivedRequest, type ServerAnswer } from './http-server';
import type { ServerTime } from './server-time';
import { settingsOf, type SmsServer } from './sms-server';

const USER = 'clinic@example.org';
const KEY = 'C11CK5EN-0000-4000-8000-00000000BEEF';

/** ClickSend's receipt for each state; null: there is none yet. */
const CLICKSEND_SAYS: Readonly<Record<SmsProviderStatus, { code: string; text: string } | null>> = {
  queued: null,
  sent: { code: '200', text: 'Message sent to the network for delivery' },
  delivered: { code: '201', text: 'Success: Message received on handset.' },
  delayed: { code: '300', text: 'Temporary network error - will be retried' },
  bounced: { code: '301', text: 'Unknown subscriber. Number is inactive or invalid' },
  rejected: { code: '301', text: 'Anti-spam rejection by recipient network' },
  error: { code: '301', text: 'Unknown failure' },
  other: { code: '301', text: 'Message is cancelled' },
};

interface Message {
  message_id: string;
  to: string;
  from: string | null;
  body: string;
  custom_string: string;
  createdAt: number;
  state: SmsProviderStatus;
}

interface Inbound {
  message_id: string;
  from: string;
  body: string;
  custom_string: string;
  timestamp_send: number;
}

/** A ClickSend server, with what only it can do. */
export interface ClicksendServer extends SmsServer {
  /** Ids of inbound messages that were marked as read. */
  readonly read: ReadonlySet<string>;
}

/** Speaks ClickSend's SMS, history, receipts, inbound and account resources. */
export async function startClicksendServer(time: ServerTime): Promise<ClicksendServer> {
  const messages: Message[] = [];
  const inbound: Inbound[] = [];
  const read = new Set<string>();
  let isLagging = false;
  const send = (request: ReceivedRequest): ServerAnswer => {
    const { messages: wanted } = JSON.parse(request.body) as { messages: Partial<Message>[] };
    const rows = wanted.map(({ to = '', from = null, body = '', custom_string = '' }) => {
      const message_id = `MSG-${String(messages.length + 1).padStart(6, '0')}`;
      const message = { message_id, to, from, body, custom_string, createdAt: time.server };
      messages.push({ ...message, state: 'queued' });
      return { ...message, status: 'SUCCESS', message_parts: 1, message_price: '0.0792' };
    });
    return success({ queued_count: rows.length, total_count: rows.length, blocked_count: 0, messages: rows });
  };
  const history = ({ query }: ReceivedRequest): ServerAnswer => {
    const to = /^to:(.*)$/.exec(query.get('q') ?? '')?.[1];
    const from = Number(query.get('date_from') ?? '0') * 1_000;
    const fits = messages.filter((row) => !isLagging && row.to === to && row.createdAt >= from);
    return paged(fits.map(historyLine), query);
  };
  const routes: Readonly<Record<string, (request: ReceivedRequest) => ServerAnswer>> = {
    'POST /v3/sms/send': send,
    'GET /v3/sms/history': history,
    'GET /v3/sms/inbound': ({ query }) =>
      paged(
        inbound.filter(({ message_id }) => !read.has(message_id)),
        query,
      ),
    'GET /v3/account': () =>
      success({
        username: USER,
        balance: '4.998000',
        _currency: { currency_name_short: 'AUD' },
        _subaccount: { api_username: USER, api_key: KEY },
      }),
  };
  const server = await startHttpServer({
    nowMs: () => (time.isTold ? time.server : null),
    handle: (request) => {
      if (!isAuthorized(request, USER, KEY)) return failure(401, 'UNAUTHORIZED', 'Authorization failed.');
      const id = /^\/v3\/sms\/(?:receipts|inbound-read)\/(.+)$/.exec(request.path)?.[1];
      if (id !== undefined && request.method === 'PUT') {
        read.add(id);
        return success(null);
      }
      if (id !== undefined) return receipt(messages.find(({ message_id }) => message_id === id));
      const route = routes[`${request.method} ${request.path}`];
      return route?.(request) ?? failure(404, 'NOT_FOUND', 'Not found');
    },
  });
  return {
    ...server,
    settings: settingsOf('clicksend', server.baseUrl),
    user: USER,
    secret: KEY,
    sendPath: /sms\/send$/,
    read,
    get taken() {
      return messages.map(({ message_id, to, body, from, custom_string, createdAt }) => {
        const id = custom_string.replace(/^sendtrail-/, '');
        return { providerId: message_id, to, text: body, senderId: from, id, takenAt: createdAt };
      });
    },
    become: (providerId, state) => {
      const message = messages.find(({ message_id }) => message_id === providerId);
      if (message === undefined) throw new Error(`No message ${providerId}`);
      message.state = state;
    },
    receive: (from, body) => {
      inbound.push({
        message_id: `IN-${String(inbound.length + 1)}`,
        from,
        body,
        custom_string: messages.findLast(({ to }) => to === from)?.custom_string ?? '',
        timestamp_send: Math.floor(time.server / 1_000),
      });
    },
    lag: () => {
      isLagging = true;
    },
  };

  function receipt(message: Message | undefined): ServerAnswer {
    const said = message === undefined ? null : CLICKSEND_SAYS[message.state];
    if (message === undefined || said === null) return failure(404, 'NOT_FOUND', 'No receipt');
    return success({
      timestamp_send: Math.floor(message.createdAt / 1_000),
      timestamp: Math.floor(time.server / 1_000),
      message_id: message.message_id,
      status_code: said.code,
      status_text: said.text,
      error_code: null,
      error_text: null,
      custom_string: message.custom_string,
      message_type: 'sms',
    });
  }
}

function historyLine(message: Message): Record<string, unknown> {
  const said = CLICKSEND_SAYS[message.state];
  return {
    direction: 'out',
    date: Math.floor(message.createdAt / 1_000),
    to: message.to,
    body: message.body,
    message_id: message.message_id,
    custom_string: message.custom_string,
    status: said === null ? 'Queued' : said.code.startsWith('3') ? 'Failed' : 'Sent',
    status_code: said?.code ?? null,
    status_text: said?.text ?? null,
  };
}

function paged(rows: readonly unknown[], query: URLSearchParams): ServerAnswer {
  const [page, limit] = [Number(query.get('page') ?? '1'), Number(query.get('limit') ?? '15')];
  return success({
    total: rows.length,
    per_page: limit,
    current_page: page,
    last_page: Math.max(Math.ceil(rows.length / limit), 1),
    data: rows.slice((page - 1) * limit, page * limit),
  });
}

function success(data: unknown): ServerAnswer {
  return json(200, { http_code: 200, response_code: 'SUCCESS', response_msg: 'Done.', data });
}

function failure(status: number, code: string, words: string): ServerAnswer {
  return json(status, { http_code: status, response_code: code, response_msg: words, data: null });
}
