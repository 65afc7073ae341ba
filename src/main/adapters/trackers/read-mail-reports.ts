import { createHash } from 'node:crypto';
import { classifyReport } from '../../../shared/domain/classify-report';
import { headerOf, type ReceivedMail } from '../../../shared/domain/received-mail';
import type { Report } from '../../../shared/domain/report';
import { reportsOfMail } from '../../../shared/domain/reports-of-mail';
import { walkMail } from './walk-mail';

/** What the Item Viewer needs of a report; what it returns may be as large as what was sent. */
const EVIDENCE_LIMIT = 128_000;

/** Where a raw mail was found. */
export interface FoundMail {
  accountId: string;
  /** When the server got it (ms). */
  receivedAt: number;
}

/** The reports in one raw mail of a mailbox; none when it is not about a sent message. */
export async function readMailReports(raw: Uint8Array, found: FoundMail): Promise<Report[]> {
  const mail = await walkMail(raw);
  const classified = classifyReport(mail);
  if (classified.recipients.length === 0) return [];
  const { accountId, receivedAt } = found;
  const evidence = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, EVIDENCE_LIMIT)).toString(
    'utf8',
  );
  return reportsOfMail(classified, {
    accountId,
    mail,
    reportId: reportIdOf(mail, raw),
    receivedAt,
    evidence,
  });
}

const ID_LIMIT = 250;

/** The same mail has the same id wherever it is read again: in another folder or in a mailbox made anew. */
function reportIdOf(mail: ReceivedMail, raw: Uint8Array): string {
  const named = headerOf(mail, 'message-id').trim();
  const isUsable = named !== '' && named.length <= ID_LIMIT;
  return isUsable ? named : createHash('sha256').update(raw).digest('hex');
}
