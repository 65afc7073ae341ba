import MimeNode from 'nodemailer/lib/mime-node';
import * as base64 from 'nodemailer/lib/base64';
import * as qp from 'nodemailer/lib/qp';

/** A part whose text is written by `partText`, its transfer encoding chosen by what is in it. */
export function textPart(mediaType: 'text/plain' | 'text/html', text: string): MimeNode {
  const part = new MimeNode(mediaType === 'text/html' ? 'text/html; charset=utf-8' : mediaType);
  return part.setContent(`${text.trimEnd()}\n`.replaceAll(/\r\n|\r|\n/g, '\r\n'));
}

const ENCODERS: Readonly<Record<string, (content: string) => string>> = {
  'quoted-printable': (content) => qp.wrap(qp.encode(content)),
  base64: (content) => base64.wrap(base64.encode(content)),
};

/** Header block and encoded text of a part: seven bits only, lines of 76 characters at the most. */
export function partText(part: MimeNode): string {
  const content = typeof part.content === 'string' ? part.content : '';
  const headers = part.buildHeaders();
  const encode = ENCODERS[part.getTransferEncoding() || ''];
  return `${headers}\r\n\r\n${encode === undefined ? content : encode(content)}`;
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
