import { isLoopbackHost, type AccountProblem, type AccountSettings } from './account';
import { checkAddress } from './address';
import { isHeaderSafe } from './header-text';

const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;
const IPV6 = /^\[?[0-9a-f:]*:[0-9a-f:.]+\]?$/i;
const FASTEST_PER_MINUTE = 100_000;

type AccountField = keyof AccountSettings;

interface AccountRule {
  field: AccountField;
  problem: AccountProblem;
  isBroken: (account: AccountSettings) => boolean;
}

const ACCOUNT_RULES: readonly AccountRule[] = [
  { field: 'name', problem: 'name-empty', isBroken: ({ name }) => name.trim() === '' },
  { field: 'host', problem: 'host-empty', isBroken: ({ host }) => host.trim() === '' },
  {
    field: 'host',
    problem: 'host-form',
    isBroken: ({ host }) => host.trim() !== '' && !HOST.test(host.trim()) && !IPV6.test(host.trim()),
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
    isBroken: ({ messagesPerMinute: rate }) =>
      !Number.isInteger(rate) || rate < 1 || rate > FASTEST_PER_MINUTE,
  },
];

/** What is wrong with an account's settings, field by field; empty when they can be saved. */
export function accountProblems(
  account: AccountSettings,
): { field: AccountField; problem: AccountProblem }[] {
  return ACCOUNT_RULES.filter((rule) => rule.isBroken(account)).map(({ field, problem }) => ({
    field,
    problem,
  }));
}
