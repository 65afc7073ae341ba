import MimeNode from 'nodemailer/lib/mime-node';
import type { EmailComposer, EmailContent, EmailHeading, MimeSegment } from '../../ports/email-composer';
import { encodedAttachment } from './encoded-attachment';
import { encodedBody, ownSegment, withBody, type EncodedBody } from './encoded-body';
import { refuseUnsafeHeaders } from './header-guard';
import { replaceHeading, setHeading } from './message-headers';
import { attachmentPart, encodingField, partText } from './mime-parts';

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
  const body = encodedBody(content.body);
  const bodyNode = nodeOf(body);
  if (attachments.length === 0) {
    asRoot(bodyNode, content);
    const { headers, text } = written(bodyNode, body);
    return withBody(body, headers, text);
  }
  const root = new MimeNode('multipart/mixed', boundaryOptions(body));
  root.appendChild(bodyNode);
  asRoot(root, content);
  const headers = root.buildHeaders();
  const delimiter = `--${boundaryOf(root)}`;
  const first = written(bodyNode, body);
  let own = `${headers}${END_OF_HEADERS}${delimiter}\r\n${first.headers}${first.text}`;
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

/** The text itself, or a choice of texts. */
function nodeOf(body: EncodedBody): MimeNode {
  const onlyText = onlyTextOf(body);
  return new MimeNode(onlyText?.contentType ?? 'multipart/alternative', boundaryOptions(body));
}

function onlyTextOf({ parts: [first, ...others] }: EncodedBody) {
  return others.length === 0 ? first : undefined;
}

function written(node: MimeNode, body: EncodedBody): { headers: string; text: string } {
  const fields = node.buildHeaders();
  const onlyText = onlyTextOf(body);
  if (onlyText !== undefined) {
    const { transferEncoding, encoded } = onlyText;
    return { headers: `${fields}\r\n${encodingField(transferEncoding)}${END_OF_HEADERS}`, text: encoded };
  }
  const delimiter = `--${boundaryOf(node)}`;
  const texts = body.parts.map((part) => `${delimiter}\r\n${partText(part)}\r\n`);
  return { headers: `${fields}${END_OF_HEADERS}`, text: `${texts.join('')}${delimiter}--\r\n` };
}

function asRoot(root: MimeNode, content: EmailContent): void {
  root.setHeader('From', { ...content.from });
  setHeading(root, content);
  if (content.replyTo !== null) root.setHeader('Reply-To', { name: '', address: content.replyTo });
  root.setHeader('Subject', content.subject);
}

/** "=_" occurs in no base64 or quoted-printable text (RFC 2045 §6.7). */
function boundaryOptions({ baseBoundary }: EncodedBody): { baseBoundary: string; boundaryPrefix: string } {
  return { baseBoundary, boundaryPrefix: '=_st' };
}

/** Known once the headers of the node have been built. */
function boundaryOf(node: MimeNode): string {
  if (typeof node.boundary !== 'string') throw new Error('A multipart without a boundary cannot be written.');
  return node.boundary;
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
