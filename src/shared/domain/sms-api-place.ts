import type { Security } from './account';
import type { SmsSettings } from './sms-account';

/** Which server an SMS account speaks to. */
export interface ApiPlace {
  host: string;
  port: number;
  security: Security;
}

/** Scheme, host and port of an address; the form is checked by `smsDriverProblems`. */
const ORIGIN = /^(https?):\/\/(\[[^\]]*\]|[^/?#:]+)(?::(\d+))?/i;

/** The server of an HTTP API: of its base address, or of the request that sends where that is written out. */
export function apiPlace({ baseUrl, generic }: SmsSettings): ApiPlace | null {
  return placeOf(baseUrl) ?? placeOf(generic?.send.url ?? '');
}

/** Whether everything that would be told to the one is told to servers of the other: a kept secret may go there. */
export function isSameApi(one: SmsSettings, other: SmsSettings): boolean {
  const known = new Set(originsOf(other));
  return one.driver === other.driver && originsOf(one).every((origin) => known.has(origin));
}

function originsOf({ baseUrl, generic }: SmsSettings): string[] {
  const urls = [baseUrl, generic?.send.url, generic?.login?.url, generic?.status?.url];
  return urls.flatMap((url) => {
    const place = placeOf(url ?? '');
    return place === null ? [] : [`${place.security} ${place.host} ${String(place.port)}`];
  });
}

function placeOf(url: string): ApiPlace | null {
  const [, scheme = '', host = '', port] = ORIGIN.exec(url.trim()) ?? [];
  if (host === '') return null;
  const security = scheme.toLowerCase() === 'https' ? 'tls' : 'none';
  const usualPort = security === 'tls' ? 443 : 80;
  return {
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    port: port === undefined ? usualPort : Number(port),
    security,
  };
}
