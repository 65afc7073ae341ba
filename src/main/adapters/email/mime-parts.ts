import MimeNode from 'nodemailer/lib/mime-node';
import * as base64 from 'nodemailer/lib/base64';
import * as qp from 'nodemailer/lib/qp';
import { hasFormatting, toHtml, toPlainText, type RichText } from '../../../shared/domain/rich-text';
import { htmlDocument } from './html-document';

/** A text as it stands in a message. */
export interface TextPart {
  contentType: string;
  transferEncoding: string;
  /** Seven bits only, lines of 76 characters at the most. */
  encoded: string;
}

const ENCODERS: Readonly<Record<string, (content: string) => string>> = {
  'quoted-printable': (content) => qp.wrap(qp.encode(content)),
  base64: (content) => base64.wrap(base64.encode(content)),
};
const ASCII = /^[\0-\x7f]*$/;

/** Plain text, and behind it HTML when the writer used formatting. */
export function textParts(body: RichText): readonly TextPart[] {
  const plain = textPart('text/plain', toPlainText(body));
  return hasFormatting(body) ? [plain, textPart('text/html', htmlDocument(toHtml(body)))] : [plain];
}

/** The library chooses the transfer encoding by what is in the text. */
function textPart(mediaType: 'text/plain' | 'text/html', text: string): TextPart {
  const content = `${text.trimEnd()}\n`.replaceAll(/\r\n|\r|\n/g, '\r\n');
  const isBare = mediaType === 'text/plain' && ASCII.test(content);
  const contentType = isBare ? mediaType : `${mediaType}; charset=utf-8`;
  const transferEncoding = new MimeNode(contentType).setContent(content).getTransferEncoding() || '7bit';
  const encode = ENCODERS[transferEncoding];
  return { contentType, transferEncoding, encoded: encode === undefined ? content : encode(content) };
}

/** Header block and text of a part. */
export function partText({ contentType, transferEncoding, encoded }: TextPart): string {
  return `Content-Type: ${contentType}\r\n${encodingField(transferEncoding)}\r\n\r\n${encoded}`;
}

export function encodingField(transferEncoding: string): string {
  return `Content-Transfer-Encoding: ${transferEncoding}`;
}

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;
/** RFC 2046 §5.2.1 and §5.1: these two kinds cannot be in base64, which attachments always are. */
const UNENCODABLE = /^(?:message|multipart)\//i;

/** Headers of an attachment; its bytes follow as a segment of their own. */
export function attachmentPart(name: string, mediaType: string): MimeNode {
  const isUsable = MEDIA_TYPE.test(mediaType) && !UNENCODABLE.test(mediaType);
  const part = new MimeNode(isUsable ? mediaType : 'application/octet-stream', { filename: name });
  part.setHeader('Content-Disposition', 'attachment');
  part.setHeader('Content-Transfer-Encoding', 'base64');
  return part;
}
