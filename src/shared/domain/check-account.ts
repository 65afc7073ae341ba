import { isLoopbackHost, type AccountProblem, type AccountSettings, type ServerProblem } from './account';
import { checkAddress } from './address';
import { isHeaderSafe } from './header-text';

/** RFC 1035 §2.3.4, without the root's dot. */
const HOST_LIMIT = 253;
const HOST_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const FASTEST_PER_MINUTE = 100_000;

type AccountField = keyof AccountSettings;

interface AccountRule {
  field: AccountField;
  problem: AccountProblem;
  isBroken: (account: AccountSettings) => boolean;
}

/** How a server is reached. */
type ServerSettings = Pick<AccountSettings, 'host' | 'port' | 'security'>;

interface ServerRule {
  field: keyof ServerSettings;
  problem: ServerProblem;
  isBroken: (server: ServerSettings) => boolean;
}

const SERVER_RULES: readonly ServerRule[] = [
  { field: 'host', problem: 'host-empty', isBroken: ({ host }) => host.trim() === '' },
  {
    field: 'host',
    problem: 'host-form',
    isBroken: ({ host }) => host.trim() !== '' && !isHostName(host.trim()) && !isIpv6Address(host.trim()),
  },
  {
    field: 'port',
    problem: 'port-range',
    isBroken: ({ port }) => !Number.isInteger(port) || port < 1 || port > 65_535,
  },
  {
    field: 'security',
    problem: 'unprotected',
    isBroken: ({ security, host }) => security === 'none' && !isLoopbackHost(host),
  },
];

const ACCOUNT_RULES: readonly AccountRule[] = [
  { field: 'name', problem: 'name-empty', isBroken: ({ name }) => name.trim() === '' },
  ...SERVER_RULES,
  { field: 'fromName', problem: 'from-name-line-break', isBroken: ({ fromName }) => !isHeaderSafe(fromName) },
  {
    field: 'fromAddress',
    problem: 'from-address',
    isBroken: ({ fromAddress }) => !checkAddress(fromAddress).ok,
  },
  {
    field: 'replyTo',
    problem: 'reply-to',
    isBroken: ({ replyTo }) => replyTo !== null && !checkAddress(replyTo).ok,
  },
  {
    field: 'messagesPerMinute',
    problem: 'rate-range',
    isBroken: ({ messagesPerMinute }) => !isRate(messagesPerMinute),
  },
  {
    field: 'messagesPerMinutePerDomain',
    problem: 'rate-range',
    isBroken: ({ messagesPerMinutePerDomain: rate }) => rate !== null && !isRate(rate),
  },
];

/** Whether an account can be told to send so many in one minute at the most. */
export function isRate(messagesPerMinute: number): boolean {
  return (
    Number.isInteger(messagesPerMinute) && messagesPerMinute >= 1 && messagesPerMinute <= FASTEST_PER_MINUTE
  );
}

/** What is wrong with an account's settings, field by field; empty when they can be saved. */
export function accountProblems(
  account: AccountSettings,
): { field: AccountField; problem: AccountProblem }[] {
  return ACCOUNT_RULES.filter((rule) => rule.isBroken(account)).map(({ field, problem }) => ({
    field,
    problem,
  }));
}

/** What is wrong with the way to a server, whatever it serves; empty when it can be saved. */
export function serverProblems(
  server: ServerSettings,
): { field: keyof ServerSettings; problem: ServerProblem }[] {
  return SERVER_RULES.filter((rule) => rule.isBroken(server)).map(({ field, problem }) => ({
    field,
    problem,
  }));
}

/** A name or an IPv4 address; a port or a scheme does not belong here. */
function isHostName(host: string): boolean {
  return host.length <= HOST_LIMIT && host.split('.').every((label) => HOST_LABEL.test(label));
}

const IPV6_LIMIT = 45;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

/** RFC 4291 §2.2 forms 1 and 2: eight groups of hexadecimal digits, or fewer with one "::" for the zeros left out. */
function isIpv6Address(host: string): boolean {
  if (host.length > IPV6_LIMIT) return false;
  const halves = host.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isWhole = halves.length === 1 && groups.length === 8;
  const isShortened = halves.length === 2 && groups.length < 8;
  return (isWhole || isShortened) && groups.every((group) => IPV6_GROUP.test(group));
}
