import { isLoopbackHost } from './account';
import { isHeaderSafe } from './header-text';
import { senderIdProblems } from './sender-id';
import type { GenericRequest, GenericSmsDriver, SmsDriver, SmsSettings } from './sms-account';

export type SmsDriverProblem =
  | 'base-url-form'
  | 'sender-id-form'
  | 'send-missing'
  | 'send-without-number'
  | 'send-without-text'
  | 'login-missing'
  | 'login-without-secret'
  | 'token-place-missing'
  | 'token-time'
  | 'status-missing'
  | 'status-words-missing'
  | 'url-form'
  | 'header-form'
  | 'unknown-field';

/** Where it is wrong, as the form is laid out. */
export type SmsDriverPart = 'baseUrl' | 'senderId' | 'send' | 'login' | 'status';

export interface SmsDriverFinding {
  part: SmsDriverPart;
  problem: SmsDriverProblem;
}

type RequestPart = 'send' | 'login' | 'status';

interface Rule<Checked> {
  problem: SmsDriverProblem;
  isBroken: (checked: Checked) => boolean;
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const ACCOUNT_FIELDS = ['user', 'secret', 'basic'];

const KNOWN_FIELDS: Readonly<Record<RequestPart, readonly string[]>> = {
  send: [...ACCOUNT_FIELDS, 'to', 'text', 'from', 'id', 'token'],
  login: ACCOUNT_FIELDS,
  status: [...ACCOUNT_FIELDS, 'id', 'to', 'providerId', 'token'],
};

/** Rules for every request that is filled from a template. */
const REQUEST_RULES: readonly Rule<{ request: GenericRequest; part: RequestPart }>[] = [
  { problem: 'url-form', isBroken: ({ request: { url } }) => url.trim() !== '' && !isUrlTemplate(url) },
  {
    problem: 'header-form',
    isBroken: ({ request: { headers } }) =>
      Object.entries(headers).some(([name, value]) => !/^[A-Za-z0-9-]+$/.test(name) || !isHeaderSafe(value)),
  },
  {
    problem: 'unknown-field',
    isBroken: ({ request, part }) => fieldsOf(request).some((field) => !KNOWN_FIELDS[part].includes(field)),
  },
];

const GENERIC_RULES: readonly (Rule<GenericSmsDriver> & { part: RequestPart })[] = [
  { part: 'send', problem: 'send-missing', isBroken: ({ send }) => send.url.trim() === '' },
  { part: 'send', problem: 'send-without-number', isBroken: ({ send }) => !fieldsOf(send).includes('to') },
  { part: 'send', problem: 'send-without-text', isBroken: ({ send }) => !fieldsOf(send).includes('text') },
  { part: 'login', problem: 'login-missing', isBroken: ({ login }) => login?.url.trim() === '' },
  {
    part: 'login',
    problem: 'login-without-secret',
    isBroken: ({ login }) =>
      login !== null && !fieldsOf(login).some((field) => /^(?:secret|basic)$/.test(field)),
  },
  {
    part: 'login',
    problem: 'token-place-missing',
    isBroken: ({ login }) => login?.tokenAt.trim() === '',
  },
  {
    part: 'login',
    problem: 'token-time',
    isBroken: ({ login }) => login !== null && (!Number.isInteger(login.validForMs) || login.validForMs < 1),
  },
  {
    part: 'status',
    problem: 'status-missing',
    isBroken: ({ status }) => status !== null && (status.url.trim() === '' || status.statusAt.trim() === ''),
  },
  {
    part: 'status',
    problem: 'status-words-missing',
    isBroken: ({ status }) => status !== null && Object.keys(status.words).length === 0,
  },
];

/** What is wrong with the way an SMS account speaks to its provider; empty when it can be saved. */
export function smsDriverProblems(settings: SmsSettings): SmsDriverFinding[] {
  const { driver, generic } = settings;
  const findings: SmsDriverFinding[] = [];
  if (!isSender(settings)) findings.push({ part: 'senderId', problem: 'sender-id-form' });
  if (driver === 'gateway') return findings;
  if (!isBaseUrl(settings)) findings.push({ part: 'baseUrl', problem: 'base-url-form' });
  if (driver !== 'generic') return findings;
  if (generic === null) return [...findings, { part: 'send', problem: 'send-missing' }];
  return [...findings, ...genericProblems(generic)];
}

function genericProblems(generic: GenericSmsDriver): SmsDriverFinding[] {
  const requests = (['send', 'login', 'status'] as const).flatMap((part) => {
    const request = generic[part];
    return request === null
      ? []
      : REQUEST_RULES.filter((rule) => rule.isBroken({ request, part })).map(({ problem }) => ({
          part,
          problem,
        }));
  });
  const own = GENERIC_RULES.filter((rule) => rule.isBroken(generic));
  return [...own.map(({ part, problem }) => ({ part, problem })), ...requests];
}

/** A provider has one host; the paths behind it are its own, or stand in the templates. */
function isBaseUrl({ driver, baseUrl, generic }: SmsSettings): boolean {
  const urls = [generic?.send.url, generic?.login?.url, generic?.status?.url];
  const needsBase = driver !== 'generic' || urls.some((url) => url?.startsWith('/') === true);
  if (baseUrl.trim() === '') return !needsBase;
  return !baseUrl.includes('{') && isAddress(baseUrl) && /^https?:\/\/[^/?#]+\/?$/i.test(baseUrl);
}

/** A whole address, or a path; what stands between two slashes at the beginning would be another host. */
function isUrlTemplate(template: string): boolean {
  const url = template.replace(PLACEHOLDER, '{{$1}}');
  return /^\/(?![/\\])\S*$/.test(url) || isAddress(url);
}

/** `https:`, or `http:` to this computer itself; the host is written out and holds no name and password. */
function isAddress(url: string): boolean {
  const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:{}\\[\]]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(url);
  const [, scheme = '', host = ''] = parts ?? [];
  return scheme.toLowerCase() === 'https' || (parts !== null && isLoopbackHost(host.replace(/[[\]]/g, '')));
}

function fieldsOf(request: GenericRequest): string[] {
  return [request.url, request.body, ...Object.values(request.headers)].flatMap((template) =>
    [...template.matchAll(PLACEHOLDER)].map(([, field = '']) => field),
  );
}

/** A sender as phones show it; Twilio also takes the SID of a messaging service, which chooses one. */
function isSender({ driver, senderId }: SmsSettings): boolean {
  if (senderId === null || isMessagingService(driver, senderId)) return true;
  return senderIdProblems(senderId).length === 0;
}

/** Whether a sender is a Twilio messaging service, which chooses the number or name that phones show. */
export function isMessagingService(driver: SmsDriver, senderId: string): boolean {
  return driver === 'twilio' && /^MG[0-9a-f]{32}$/i.test(senderId);
}
