import type { SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import { isAuthorized, json, startHttpServer, type ReceivedRequest, type ServerAnswer } from './http-server';
import type { ServerTime } from './server-time';
import { settingsOf, type SmsServer } from './sms-server';

const KEY = 'mmKey0000000001';
const SECRET = 'mm-s3cret"with-quote';
const PAGE = 100;

/** MessageMedia's word for each state. */
const MESSAGEMEDIA_SAYS: Readonly<Record<SmsProviderStatus, string>> = {
  queued: 'queued',
  sent: 'submitted',
  delivered: 'delivered',
  delayed: 'held',
  bounced: 'undeliverable',
  rejected: 'rejected',
  error: 'failed',
  other: 'cancelled',
};

interface Message {
  message_id: string;
  content: string;
  destination_number: string;
  source_number?: string;
  metadata: Record<string, string>;
  status: string;
  createdAt: number;
}

/** A MessageMedia server, with what only it can do. */
export interface MessagemediaServer extends SmsServer {
  /** Reports of messages that another program on the account has sent. */
  readonly addForeignReports: (count: number) => void;
  /** Ids of reports and replies that were confirmed, in order. */
  readonly confirmed: readonly string[];
}

/** Speaks MessageMedia's messages, delivery reports, replies, detail report and credits. */
export async function startMessagemediaServer(time: ServerTime): Promise<MessagemediaServer> {
  const messages: Message[] = [];
  const reports: Record<string, unknown>[] = [];
  const replies: Record<string, unknown>[] = [];
  const confirmed: string[] = [];
  let isLagging = false;
  const isConfirmed = (id: unknown): boolean => confirmed.includes(String(id));
  const send = ({ body }: ReceivedRequest): ServerAnswer => {
    const { messages: wanted } = JSON.parse(body) as { messages: Omit<Message, 'message_id' | 'status'>[] };
    const rows = wanted.map((message) => {
      const message_id = `00000000-0000-4000-8000-${String(messages.length + 1).padStart(12, '0')}`;
      const taken = { ...message, message_id, status: 'queued', createdAt: time.server };
      messages.push(taken);
      return taken;
    });
    return json(202, { messages: rows });
  };
  const detail = ({ body }: ReceivedRequest): ServerAnswer => {
    const query = JSON.parse(body) as Record<string, string>;
    const [from, to] = [Date.parse(query['start_date'] ?? ''), Date.parse(query['end_date'] ?? '')];
    const rows = messages
      .filter(({ createdAt }) => !isLagging && createdAt >= from && createdAt <= to)
      .filter(({ metadata }) => metadata[query['metadata_key'] ?? ''] === query['metadata_value'])
      .map(({ status, destination_number, ...row }) => {
        return { ...row, destination_address: destination_number, status: status.toUpperCase() };
      });
    return json(200, { messages: rows, pagination: { page: 0, page_size: PAGE, has_next: false } });
  };
  const confirm = (key: string) => (request: ReceivedRequest) => {
    const ids = (JSON.parse(request.body) as Record<string, string[]>)[key] ?? [];
    confirmed.push(...ids);
    return json(202, {});
  };
  const routes: Readonly<Record<string, (request: ReceivedRequest) => ServerAnswer>> = {
    'POST /v1/messages': send,
    'POST /v2-preview/reporting/messages/detail': detail,
    'GET /v1/delivery_reports': () => {
      const rows = reports.filter((row) => !isConfirmed(row['delivery_report_id'])).slice(0, PAGE);
      return json(200, { delivery_reports: rows });
    },
    'POST /v1/delivery_reports/confirmed': confirm('delivery_report_ids'),
    'GET /v1/replies': () => {
      const rows = replies.filter((row) => !isConfirmed(row['reply_id'])).slice(0, PAGE);
      return json(200, { replies: rows });
    },
    'POST /v1/replies/confirmed': confirm('reply_ids'),
    'GET /v1/messaging/credits': () => json(200, { credits: 420, expiry_date: '2027-07-01T00:00:00.000Z' }),
  };
  const server = await startHttpServer({
    nowMs: () => (time.isTold ? time.server : null),
    handle: (request) => {
      if (!isAuthorized(request, KEY, SECRET)) return json(401, { message: 'Invalid API credentials' });
      const id = /^\/v1\/messages\/(.+)$/.exec(request.path)?.[1];
      const one = messages.find(({ message_id }) => message_id === id);
      if (one !== undefined) return json(200, one);
      const route = routes[`${request.method} ${request.path}`];
      return route?.(request) ?? json(404, { message: 'Resource not found' });
    },
  });
  /** In a report the source is the phone: the other way round than in the message. */
  const addReport = (status: string, message: Partial<Message>): void => {
    reports.push({
      delivery_report_id: `report-${String(reports.length + 1)}`,
      message_id: message.message_id,
      source_number: message.destination_number,
      destination_number: message.source_number,
      status,
      error_code: '220',
      submitted_date: new Date(time.server).toISOString(),
      original_text: message.content,
      metadata: message.metadata,
    });
  };
  return {
    ...server,
    settings: settingsOf('messagemedia', server.baseUrl),
    user: KEY,
    secret: SECRET,
    sendPath: /v1\/messages$/,
    confirmed,
    get taken() {
      return messages.map((message) => ({
        providerId: message.message_id,
        to: message.destination_number,
        text: message.content,
        senderId: message.source_number ?? null,
        id: message.metadata['sendtrail_id'] ?? null,
        takenAt: message.createdAt,
      }));
    },
    become: (providerId, state) => {
      const message = messages.find(({ message_id }) => message_id === providerId);
      if (message === undefined) throw new Error(`No message ${providerId}`);
      message.status = MESSAGEMEDIA_SAYS[state];
      addReport(message.status, message);
    },
    receive: (from, content) => {
      const original = messages.findLast(({ destination_number }) => destination_number === from);
      replies.push({
        reply_id: `reply-${String(replies.length + 1)}`,
        message_id: original?.message_id ?? null,
        metadata: original?.metadata ?? {},
        source_number: from,
        destination_number: '+61400000001',
        content,
        date_received: new Date(time.server).toISOString(),
      });
    },
    lag: () => {
      isLagging = true;
    },
    addForeignReports: (count) => {
      for (let added = 0; added < count; added += 1) {
        addReport('delivered', {
          message_id: 'somebody-elses',
          destination_number: '+61400000099',
          metadata: {},
        });
      }
    },
  };
}
