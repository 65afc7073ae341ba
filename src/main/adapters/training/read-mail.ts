/** What the practice reads of a message that came in. */
export interface MailFacts {
  subject: string;
  messageIdHeader: string | null;
  sendtrailId: string | null;
  link: string | null;
}

interface Part {
  fields: Map<string, string>;
  body: string;
}

const DEEPEST = 5;
const LINK = /https?:\/\/[^\s"'<>()[\]]+/i;

/**
 * Reads the headers and the first link of a message.
 * @param raw its bytes, or their beginning
 */
export function readMail(raw: Buffer): MailFacts {
  const mail = splitPart(raw.toString('latin1'));
  return {
    subject: mail.fields.get('subject') ?? '',
    messageIdHeader: mail.fields.get('message-id') ?? null,
    sendtrailId: mail.fields.get('x-sendtrail-id') ?? null,
    link: firstLink(mail, DEEPEST),
  };
}

function splitPart(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const fields = new Map<string, string>();
  for (const field of head.split(/\r\n(?![ \t])/)) {
    const colon = field.indexOf(':');
    const name = field.slice(0, colon).toLowerCase();
    if (colon > 0 && !fields.has(name))
      fields.set(
        name,
        field
          .slice(colon + 1)
          .replaceAll('\r\n', '')
          .trim(),
      );
  }
  return { fields, body: end < 0 ? '' : text.slice(end + 4) };
}

function firstLink({ fields, body }: Part, depth: number): string | null {
  const type = fields.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined && depth > 0) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const link = firstLink(splitPart(part.replace(/^\r\n/, '')), depth - 1);
      if (link !== null) return link;
    }
  }
  if (!/^text\//i.test(type)) return null;
  const link = LINK.exec(decode(body, fields.get('content-transfer-encoding')?.toLowerCase() ?? ''))?.[0];
  return link === undefined ? null : link.replaceAll('&amp;', '&').replace(/[.,;:!?]+$/, '');
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
