import { createHash } from 'node:crypto';
import { classifyReport } from '../../../shared/domain/classify-report';
import { EVIDENCE_LIMIT } from '../../../shared/domain/evidence';
import { headerOf, type ReceivedMail } from '../../../shared/domain/received-mail';
import type { Report } from '../../../shared/domain/report';
import { reportsOfMail } from '../../../shared/domain/reports-of-mail';
import { walkMail } from './walk-mail';

/** A character has four bytes at most (RFC 3629), so these hold as many characters as are kept of a mail. */
const EVIDENCE_BYTES = 4 * EVIDENCE_LIMIT;

/** Where a raw mail was found. */
export interface FoundMail {
  accountId: string;
  /** When the server got it (ms). */
  receivedAt: number;
}

/** The reports in one raw mail of a mailbox; none when it is not about a sent message. */
export function readMailReports(raw: Uint8Array, found: FoundMail): Report[] {
  const mail = walkMail(raw);
  const classified = classifyReport(mail);
  if (classified.recipients.length === 0) return [];
  const { accountId, receivedAt } = found;
  return reportsOfMail(classified, {
    accountId,
    mail,
    reportId: reportIdOf(mail, raw),
    receivedAt,
    evidence: evidenceOf(raw),
  });
}

/** The raw mail as the log keeps it, cut where it is longer than that. */
function evidenceOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  const bytes = Buffer.from(buffer, byteOffset, Math.min(byteLength, EVIDENCE_BYTES));
  return bytes.toString('utf8').slice(0, EVIDENCE_LIMIT);
}

const ID_LIMIT = 250;

/** The same mail has the same id wherever it is read again: in another folder or in a mailbox made anew. */
function reportIdOf(mail: ReceivedMail, raw: Uint8Array): string {
  const named = headerOf(mail, 'message-id').trim();
  const isUsable = named !== '' && named.length <= ID_LIMIT;
  return isUsable ? named : createHash('sha256').update(raw).digest('hex');
}
