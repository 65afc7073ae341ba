import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { AccountSettings } from '../../../shared/domain/account';
import { socketHost } from './open-socket';

/** How long each step may take, and whom to trust; the defaults are for real servers, tests are quicker. */
export interface TransportLimits {
  connections: number;
  dnsTimeoutMs: number;
  connectTimeoutMs: number;
  /** For the greeting and for each TLS handshake. */
  greetingTimeoutMs: number;
  /** For every other reply. RFC 5321 §4.5.3.2.6 asks to wait 10 minutes for the one to the final dot. */
  replyTimeoutMs: number;
  /** The same while a person waits for Test connection. */
  testReplyTimeoutMs: number;
  /** Authorities (PEM) that are trusted besides those that Node brings and NODE_EXTRA_CA_CERTS names. */
  certificateAuthorities: readonly string[];
}

export const DEFAULT_LIMITS: TransportLimits = {
  connections: 5,
  dnsTimeoutMs: 10_000,
  connectTimeoutMs: 20_000,
  greetingTimeoutMs: 20_000,
  replyTimeoutMs: 600_000,
  testReplyTimeoutMs: 20_000,
  certificateAuthorities: [],
};

/** Which way TLS is used; none of them ever goes on without it when it was asked for. */
const SECURITY_OPTIONS = {
  tls: { secure: true },
  starttls: { secure: false, requireTLS: true },
  none: { secure: false, ignoreTLS: true },
} as const satisfies Record<AccountSettings['security'], SMTPConnectionOptions>;

/** How to connect, and as whom; nobody where the server asks for no password. */
export type ConnectionOptions = SMTPConnectionOptions & { auth?: { user: string; pass: string } };

/** @param replyTimeoutMs longest wait for a reply */
export function connectionOptions(
  settings: AccountSettings,
  password: string | null,
  limits: TransportLimits,
  replyTimeoutMs: number,
): ConnectionOptions {
  const host = socketHost(settings.host);
  return {
    host,
    port: settings.port,
    ...SECURITY_OPTIONS[settings.security],
    ...(settings.user === null ? {} : { auth: { user: settings.user, pass: password ?? '' } }),
    // Sockets are opened by this adapter with limits of their own; this one is only to be longer than they are.
    connectionTimeout: limits.dnsTimeoutMs + limits.connectTimeoutMs + 3 * limits.greetingTimeoutMs,
    greetingTimeout: limits.greetingTimeoutMs,
    socketTimeout: replyTimeoutMs,
    tls: {
      minVersion: 'TLSv1.2',
      // Written out, so that no environment variable (NODE_TLS_REJECT_UNAUTHORIZED) can switch it off.
      rejectUnauthorized: true,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(limits.certificateAuthorities.length === 0
        ? {}
        : { ca: [...rootCertificates, ...limits.certificateAuthorities] }),
    },
    transactionLog: true,
  };
}
