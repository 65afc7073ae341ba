import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import { domainToASCII } from 'node:url';
import type { ImapFlowOptions } from 'imapflow';
import type { TrackingSettings } from '../../../shared/domain/tracking';
import type { ImapLimits } from './imap-limits';

/** Which way TLS is used; none of them ever goes on without it when it was asked for. */
const SECURITY_OPTIONS = {
  tls: { secure: true },
  starttls: { secure: false, doSTARTTLS: true },
  none: { secure: false, doSTARTTLS: false },
} as const satisfies Record<TrackingSettings['security'], ImapFlowOptions>;

/** The library's own watch over a silent socket; longer than any wait of ours, which end first. */
const SOCKET_TIMEOUT_MS = 300_000;

/** A line, a literal or an answer that is larger ends the connection before it fills the memory. */
const MAX_LINE_BYTES = 8_388_608;

export function imapOptions(
  settings: TrackingSettings,
  password: string,
  limits: ImapLimits,
): ImapFlowOptions {
  const host = hostOf(settings.host);
  return {
    host,
    port: settings.port,
    ...SECURITY_OPTIONS[settings.security],
    auth: loginOf(settings, password),
    tls: {
      minVersion: 'TLSv1.2',
      // Written out, so that no environment variable (NODE_TLS_REJECT_UNAUTHORIZED) can switch it off.
      rejectUnauthorized: true,
      ...(limits.certificateAuthorities.length === 0
        ? {}
        : { ca: [...rootCertificates, ...limits.certificateAuthorities] }),
    },
    // Its log lines would hold addresses.
    logger: false,
    clientInfo: { name: 'Sendtrail', version: false, vendor: false, 'support-url': false },
    connectionTimeout: limits.connectTimeoutMs,
    greetingTimeout: limits.connectTimeoutMs,
    socketTimeout: SOCKET_TIMEOUT_MS,
    maxLineLength: MAX_LINE_BYTES,
    maxLiteralSize: 2 * limits.largeMailBytes,
    maxResponseSize: 4 * limits.largeMailBytes,
    disableAutoIdle: true,
    // Nothing of IMAP4rev1 is missing here, and every extension is one more thing that a server can do badly.
    disableAutoEnable: true,
    disableCompression: true,
  };
}

/** A password; an access token (RFC 7628, XOAUTH2) would stand here as `accessToken`. */
function loginOf({ user }: TrackingSettings, password: string) {
  return { user, pass: password };
}

/** The host as sockets and certificates want it: no brackets, letters beyond ASCII as punycode. */
function hostOf(host: string): string {
  const bare = host.trim().replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? domainToASCII(bare) || bare : bare;
}
