/** How servers name a message in their reply to its final dot; first hit wins. */
const ID_FORMS: readonly RegExp[] = [
  // Amazon SES: "250 Ok 0102018c1f2e3d4c-…-000000"
  /^250 Ok ([0-9a-f]{16}-[0-9a-f-]{20,})$/i,
  // Exim: "250 OK id=1rXyZa-0001Bc-2D"
  /\bOK id=([^\s;,]+)/i,
  // Postfix and many providers: "250 2.0.0 Ok: queued as 4SxYzA0bCdEf"
  /\bqueued (?:as|with id|id)[:\s]+<?([^\s<>;,]+)/i,
  // Microsoft 365: "250 2.6.0 <id@host> [InternalId=…] Queued mail for delivery", "250 2.0.0 OK <id@host> […]"
  /^250 (?:2\.\d\.\d )?(?:OK )?<([^<>\s]+@[^<>\s]+)>/i,
  // Gmail: "250 2.0.0 OK  1700000000 abc123-xyz.45 - gsmtp"
  /\bOK\s+\d+\s+(\S+) - gsmtp/i,
  // Sendmail and OpenSMTPD: "250 2.0.0 3AB1cd2e004567 Message accepted for delivery"
  /^250 2\.0\.0 ([0-9A-Za-z]{6,}) Message accepted/i,
  // qmail: "250 ok 1700000000 qp 12345"
  /^250 ok \d+ qp (\d+)/i,
  // Others: "… id=<abc>", "… Message-Id: abc", "… queue-id: abc"
  /\b(?:message-?id|queue-?id|id)\s*[=:]\s*<?([^\s<>;,]{4,})/i,
];

/** The server's own id for a message, from its reply; null where the reply names none. */
export function readProviderId(reply: string): string | null {
  for (const form of ID_FORMS) {
    const id = form.exec(reply)?.[1];
    if (id !== undefined) return id.replace(/[.)\]]+$/, '');
  }
  return null;
}
