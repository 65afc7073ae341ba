import type { ReadMail } from '../../../src/main/adapters/trackers/read-folder';
import { sampleReport } from '../fakes/sample-report';

/** Every mail with a subject is one report, whose key is the subject. */
export const readSampleMail: ReadMail = (raw, { accountId, receivedAt }) => {
  const subject = /^Subject: (.*)$/m.exec(Buffer.from(raw).toString('latin1'))?.[1]?.trim();
  const report = {
    key: subject ?? '',
    accountId,
    occurredAt: receivedAt,
    detail: { reply: String(raw.length) },
  };
  return Promise.resolve(subject === undefined ? [] : [sampleReport(report)]);
};
