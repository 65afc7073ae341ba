import { createHash } from 'node:crypto';
import MimeNode from 'nodemailer/lib/mime-node';
import type { EmailComposer, EmailContent, EmailHeading, MimeSegment } from '../../ports/email-composer';
import { hasFormatting, toHtml, toPlainText } from '../../../shared/domain/rich-text';
import { encodedAttachment } from './encoded-attachment';
import { refuseUnsafeHeaders } from './header-guard';
import { htmlDocument } from './html-document';
import { replaceHeading, setHeading } from './message-headers';
import { attachmentPart, partText, textPart } from './mime-parts';

const END_OF_HEADERS = '\r\n\r\n';

/** Composes messages with nodemailer's MIME nodes, without its streams: the parts are in memory already. */
export function createEmailComposer(): EmailComposer {
  return { compose, readdress };
}

async function compose(content: EmailContent): Promise<MimeSegment[]> {
  const { from, replyTo, subject, attachments } = content;
  refuseUnsafeHeaders([
    ['From', from.name],
    ['From', from.address],
    ['Reply-To', replyTo ?? ''],
    ['Subject', subject],
    ...attachments.flatMap(({ name, mediaType }) => [
      ['Content-Disposition', name] as const,
      ['Content-Type', mediaType] as const,
    ]),
  ]);
  const body = bodyPart(content);
  if (attachments.length === 0) {
    asRoot(body, content);
    return [ownSegment(bodyText(body))];
  }
  const root = new MimeNode('multipart/mixed', boundaryOptions(content.messageId));
  root.appendChild(body);
  asRoot(root, content);
  const headers = root.buildHeaders();
  const delimiter = `--${boundaryOf(root)}`;
  let own = `${headers}${END_OF_HEADERS}${delimiter}\r\n${bodyText(body)}`;
  const segments: MimeSegment[] = [];
  for (const { name, mediaType, bytes } of attachments) {
    const part = root.appendChild(attachmentPart(name, mediaType));
    own += `\r\n${delimiter}\r\n${part.buildHeaders()}${END_OF_HEADERS}`;
    segments.push(ownSegment(own), await encodedAttachment(bytes));
    own = '';
  }
  segments.push(ownSegment(`\r\n${delimiter}--\r\n`));
  return segments;
}

/** Plain text, or plain text and HTML when the writer used formatting. */
function bodyPart({ messageId, body }: EmailContent): MimeNode {
  const plain = textPart('text/plain', toPlainText(body));
  if (!hasFormatting(body)) return plain;
  const alternative = new MimeNode('multipart/alternative', boundaryOptions(messageId));
  alternative.appendChild(plain);
  alternative.appendChild(textPart('text/html', htmlDocument(toHtml(body))));
  return alternative;
}

function bodyText(body: MimeNode): string {
  if (body.childNodes.length === 0) return partText(body);
  const headers = body.buildHeaders();
  const delimiter = `--${boundaryOf(body)}`;
  const parts = body.childNodes.map((part) => `${delimiter}\r\n${partText(part)}\r\n`);
  return `${headers}${END_OF_HEADERS}${parts.join('')}${delimiter}--\r\n`;
}

function asRoot(root: MimeNode, content: EmailContent): void {
  root.setHeader('From', { ...content.from });
  setHeading(root, content);
  if (content.replyTo !== null) root.setHeader('Reply-To', { name: '', address: content.replyTo });
  root.setHeader('Subject', content.subject);
}

/**
 * Boundaries made of the message's id: composing it again gives the same bytes. "=_" occurs in no base64 or
 * quoted-printable text (RFC 2045 §6.7), so that no content can look like a boundary.
 */
function boundaryOptions(messageId: string): { baseBoundary: string; boundaryPrefix: string } {
  const baseBoundary = createHash('sha256').update(messageId).digest('hex').slice(0, 24);
  return { baseBoundary, boundaryPrefix: '=_st' };
}

/** Known once the headers of the node have been built. */
function boundaryOf(node: MimeNode): string {
  if (typeof node.boundary !== 'string') throw new Error('A multipart without a boundary cannot be written.');
  return node.boundary;
}

function ownSegment(text: string): MimeSegment {
  return { bytes: Buffer.from(text, 'utf8'), sharedHash: null };
}

function readdress(mime: readonly MimeSegment[], heading: EmailHeading): MimeSegment[] {
  const [first, ...rest] = mime;
  const bytes = Buffer.from(first?.bytes ?? new Uint8Array());
  const end = bytes.indexOf(END_OF_HEADERS);
  if (end < 0) throw new Error('The kept message has no headers.');
  const block = replaceHeading(bytes.toString('latin1', 0, end), heading);
  return [
    { bytes: Buffer.concat([Buffer.from(block, 'latin1'), bytes.subarray(end)]), sharedHash: null },
    ...rest,
  ];
}
