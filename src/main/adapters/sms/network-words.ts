import { certificateProblem } from '../../../shared/domain/certificate-problem';
import { oneLine } from './one-line';

const WORDS: Readonly<Record<string, (host: string) => string>> = {
  ENOTFOUND: notFound,
  EAI_AGAIN: notFound,
  EAI_NODATA: notFound,
  ECONNREFUSED: (host) => `${host} refused the connection`,
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay,
  ENETDOWN: noWay,
  EADDRNOTAVAIL: noWay,
  ETIMEDOUT: (host) => `No reply from ${host}`,
  ECONNRESET: closed,
  EPIPE: closed,
  ECONNABORTED: closed,
};

/** What went wrong on the way to a host, in one line. */
export function networkWords(error: unknown, host: string): string {
  const code = codeOf(error);
  const certificate = certificateProblem(code);
  if (certificate !== null) return certificate;
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words?.(host) ?? oneLine(error instanceof Error ? error.message : String(error));
}

/** A host with several addresses that all fail gives one error of many. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError && error.errors.length > 0 ? codeOf(error.errors[0]) : '';
}

function notFound(host: string): string {
  return `${host} was not found`;
}

function noWay(host: string): string {
  return `No way to ${host}`;
}

function closed(host: string): string {
  return `${host} closed the connection`;
}
