import { describe, expect, it } from 'vitest';
import { readMailReports } from '../../../../src/main/adapters/trackers/read-mail-reports';
import { EVIDENCE_LIMIT } from '../../../../src/shared/domain/evidence';

const bounce = [
  'From: MAILER-DAEMON@patients.example',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  '',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; patients.example',
  '',
  'Final-Recipient: rfc822;anh@example.org',
  'Action: failed',
  'Status: 5.1.1',
  '',
  '--b--',
  '',
].join('\r\n');

function keptOf(mail: string): string | undefined {
  const [report] = readMailReports(Buffer.from(mail), { accountId: 'account', receivedAt: 0 });
  return report?.evidence?.text;
}

describe('what is kept of a report', () => {
  it('is the whole mail as it came, whatever its characters', () => {
    const mail = `${bounce}Empfänger unbekannt 陈 \u0000\r\n`;
    expect(keptOf(mail)).toBe(mail);
  });

  it.each(['x', 'é', '陈', '🙂'])(
    'is its beginning, full to the limit, where a mail goes on and on with %s',
    (text) => {
      const mail = bounce + text.repeat(600_000);
      const kept = keptOf(mail);
      expect(kept).toHaveLength(EVIDENCE_LIMIT);
      expect(mail.startsWith(kept ?? '')).toBe(true);
    },
  );
});
