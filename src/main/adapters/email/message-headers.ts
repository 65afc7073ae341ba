import { domainToASCII } from 'node:url';
import MimeNode from 'nodemailer/lib/mime-node';
import type { EmailHeading } from '../../ports/email-composer';
import { refuseUnsafeHeaders } from './header-guard';

const ID_FIELD = 'X-Sendtrail-Id';
const RECEIPT_FIELD = 'Disposition-Notification-To';
const UNSUBSCRIBE_FIELD = 'List-Unsubscribe';
/** Those that a message may be without, in order behind its id. */
const OPTIONAL_FIELDS = [RECEIPT_FIELD, UNSUBSCRIBE_FIELD].map((name) => name.toLowerCase());

/** Sets the headers that differ between two sendings of the same e-mail. */
export function setHeading(root: MimeNode, heading: EmailHeading): void {
  refuseUnsafeHeaders([
    ['To', heading.to.name],
    ['To', heading.to.address],
    ['Message-ID', heading.messageIdHeader],
    [ID_FIELD, heading.messageId],
    [RECEIPT_FIELD, heading.receiptTo ?? ''],
    [UNSUBSCRIBE_FIELD, heading.unsubscribeUri ?? ''],
  ]);
  root.setHeader('To', { ...heading.to });
  root.setHeader('Message-ID', asciiDomain(heading.messageIdHeader));
  root.setHeader('Date', new Date(heading.date));
  root.setHeader(ID_FIELD, heading.messageId);
  if (heading.receiptTo !== null) root.setHeader(RECEIPT_FIELD, asciiDomain(`<${heading.receiptTo}>`));
  if (heading.unsubscribeUri !== null) root.setHeader(UNSUBSCRIBE_FIELD, `<${heading.unsubscribeUri}>`);
  // The library would write every "-Id" in capitals.
  root.normalizeHeaderKey = (key) => (key === 'X-Sendtrail-ID' ? ID_FIELD : key);
}

/** A clinic's domain may have letters beyond ASCII; a header without SMTPUTF8 may not (RFC 6532 §3). */
function asciiDomain(bracketed: string): string {
  return bracketed.replace(/@([^@>]*)>$/, (_, domain: string) => `@${domainToASCII(domain) || domain}>`);
}

/** Fields of a header block; a folded field stays in one piece. */
function fieldsOf(block: string): string[] {
  return block.split(/\r\n(?![ \t])/);
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).toLowerCase();
}

/** The header block with the fields of another heading in place of the old ones. */
export function replaceHeading(block: string, heading: EmailHeading): string {
  const node = new MimeNode();
  setHeading(node, heading);
  const replacements = new Map(fieldsOf(node.buildHeaders()).map((field) => [nameOf(field), field]));
  replacements.delete('mime-version');
  return fieldsOf(block)
    .filter((field) => !OPTIONAL_FIELDS.includes(nameOf(field)))
    .flatMap((field) => {
      const name = nameOf(field);
      const written = replacements.get(name) ?? field;
      if (name !== ID_FIELD.toLowerCase()) return [written];
      return [written, ...OPTIONAL_FIELDS.flatMap((optional) => replacements.get(optional) ?? [])];
    })
    .join('\r\n');
}
