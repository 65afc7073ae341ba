import { domainToASCII } from 'node:url';
import MimeNode from 'nodemailer/lib/mime-node';
import type { EmailHeading } from '../../ports/email-composer';
import { refuseUnsafeHeaders } from './header-guard';

/** Sets the headers that differ between two sendings of the same e-mail. */
export function setHeading(root: MimeNode, heading: EmailHeading): void {
  refuseUnsafeHeaders([
    ['To', heading.to.name],
    ['To', heading.to.address],
    ['Message-ID', heading.messageIdHeader],
    ['X-Sendtrail-Id', heading.messageId],
  ]);
  root.setHeader('To', { ...heading.to });
  root.setHeader('Message-ID', asciiMessageId(heading.messageIdHeader));
  root.setHeader('Date', new Date(heading.date));
  root.setHeader('X-Sendtrail-Id', heading.messageId);
  // The library would write every "-Id" in capitals.
  root.normalizeHeaderKey = (key) => (key === 'X-Sendtrail-ID' ? 'X-Sendtrail-Id' : key);
}

/** A clinic's domain may have letters beyond ASCII; a header without SMTPUTF8 may not (RFC 6532 §3). */
function asciiMessageId(messageIdHeader: string): string {
  return messageIdHeader.replace(
    /@([^@>]*)>$/,
    (_, domain: string) => `@${domainToASCII(domain) || domain}>`,
  );
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
    .map((field) => replacements.get(nameOf(field)) ?? field)
    .join('\r\n');
}
