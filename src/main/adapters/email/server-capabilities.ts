import type { ServerCapabilities } from '../../../shared/domain/account';

/**
 * Reads what a server offers from the lines of its EHLO reply (RFC 5321 §4.1.1.1), its name left out.
 * @param hasStartTls whether it offered STARTTLS on this connection; under TLS it is not offered again
 */
export function readCapabilities(
  extensions: readonly string[],
  hasStartTls: boolean,
  seenAt: number,
): ServerCapabilities {
  const offered = new Map(
    extensions.map((line) => {
      const [keyword = '', ...parameters] = line.split(/\s+/);
      return [keyword.toUpperCase(), parameters] as const;
    }),
  );
  const limit = Number(offered.get('SIZE')?.[0] ?? '0');
  return {
    hasDsn: offered.has('DSN'),
    // RFC 1870 §3: no number, or 0, means that no fixed limit is known.
    sizeLimitBytes: Number.isSafeInteger(limit) && limit > 0 ? limit : null,
    hasStartTls,
    hasEightBitMime: offered.has('8BITMIME'),
    hasSmtpUtf8: offered.has('SMTPUTF8'),
    seenAt,
  };
}
