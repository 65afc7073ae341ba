import type { RichText } from '../../shared/domain/rich-text';

/** What differs when the same e-mail is sent again. */
export interface EmailHeading {
  messageId: string;
  messageIdHeader: string;
  to: { name: string; address: string };
  /** Date header (ms). */
  date: number;
  /** Where a mail program sends its receipt to (RFC 8098 §2.1); null: none is asked for. */
  receiptTo: string | null;
  /** Where a mail program says that its user wants no more of the kind (RFC 2369 §3.2); null: it is not offered. */
  unsubscribeUri: string | null;
}

/** What goes into one e-mail. Texts are free of CR, LF and NUL where they become headers. */
export interface EmailContent extends EmailHeading {
  from: { name: string; address: string };
  replyTo: string | null;
  subject: string;
  body: RichText;
  attachments: readonly AttachmentContent[];
}

export interface AttachmentContent {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * A piece of a frozen message. Shared pieces (an attachment, encoded) are the same bytes for every recipient and are
 * kept once.
 */
export interface MimeSegment {
  bytes: Uint8Array;
  /** SHA-256 of the bytes in hex for a shared piece; null for one of this message only. */
  sharedHash: string | null;
}

/** Makes the bytes of a message, once; every try sends these. */
export interface EmailComposer {
  /** RFC 5322 bytes with CRLF lines, in segments to be joined in order. */
  compose(content: EmailContent): Promise<MimeSegment[]>;
  /**
   * The same frozen message for another sending: To, Date, Message-ID, X-Sendtrail-Id, the wish for a receipt and where
   * to unsubscribe are put in place of the old ones, all other bytes (shared segments above all) stay as they are.
   */
  readdress(mime: readonly MimeSegment[], heading: EmailHeading): MimeSegment[];
}
