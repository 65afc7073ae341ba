import { describe, expect, it } from 'vitest';
import { decideReport } from '../../../../src/main/application/tracking/decide-report';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { undoBounce } from '../../../../src/main/application/tracking/undo-bounce';
import type { Report } from '../../../../src/shared/domain/report';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { sampleBounce, sampleReport } from '../../../support/fakes/sample-report';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const EVIDENCE = { mediaType: 'message/rfc822', text: 'Subject: Undelivered' } as const;
const PROBABLE: Report = sampleReport({
  key: 'probable',
  status: 'Bounced',
  code: 'bounced',
  detail: { reason: 'userunknown' },
  evidence: EVIDENCE,
  keys: { recipient: 'Anh@example.org' },
});

async function probablePractice() {
  const practice = new BouncedPractice();
  const sent = await practice.sentPatient();
  const counted = recordReports(practice.ports, [PROBABLE]);
  const decide = (isAboutMessage: boolean | null) => {
    const [report] = practice.ports.attention.undecided(10);
    reportId ||= report?.id ?? '';
    decideReport(practice.ports, reportId, isAboutMessage, STAFF);
  };
  let reportId = '';
  return { practice, ...sent, counted, decide };
}

describe('a failure that fits a message only by recipient and time', () => {
  it('waits for a person and changes nothing by itself', async () => {
    const { practice, patientId, messageId, counted } = await probablePractice();
    expect(counted).toEqual({ recorded: 0, probable: 1, known: 0, unmatched: 0 });
    expect(practice.ports.attention.undecided(10)).toMatchObject([
      { messageId, status: 'Bounced', occurredAt: NOW + 1_000, recordedAt: NOW, decided: null },
    ]);
    expect(practice.codes(messageId)).toEqual(['created', 'accepted']);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.logger.lines).toEqual([]);
  });

  it('is kept once, and not again when it has been decided', async () => {
    const { practice, decide } = await probablePractice();
    expect(recordReports(practice.ports, [PROBABLE])).toMatchObject({ probable: 0, known: 1 });
    decide(false);
    expect(recordReports(practice.ports, [PROBABLE])).toMatchObject({ probable: 0, known: 1 });
    expect(practice.ports.attention.countUndecided()).toBe(0);
  });

  it('is not kept when the message has the same report for certain', async () => {
    const practice = new BouncedPractice();
    const { messageId } = await practice.sentPatient();
    practice.bounce(messageId, { key: PROBABLE.key });
    expect(recordReports(practice.ports, [PROBABLE])).toMatchObject({ known: 1 });
    expect(practice.ports.attention.countUndecided()).toBe(0);
  });

  it('does all that a certain one does when a person says that it is about the message', async () => {
    const { practice, patientId, messageId, decide } = await probablePractice();
    decide(true);
    const history = practice.ports.messages.history(messageId);
    expect(history.slice(2)).toMatchObject([
      { code: 'bounced', detail: { matchedBy: 'recipient-and-time' }, source: 'mailbox', by: null },
      { code: 'address-removed' },
      { code: 'report-confirmed', status: null, source: 'person', by: STAFF },
    ]);
    expect(practice.ports.messages.evidence(messageId, history[2]?.sequence ?? 0)).toEqual(EVIDENCE);
    expect(practice.record(patientId).email).toBeNull();
    expect(practice.noteKinds(patientId)).toEqual(['address-removed']);
    expect(practice.stopOf(messageId).closed).toBeNull();
  });

  it('does it once when yes is said twice', async () => {
    const { practice, messageId, decide } = await probablePractice();
    decide(true);
    decide(true);
    expect(practice.codes(messageId).filter((code) => code === 'report-confirmed')).toHaveLength(1);
  });

  it('does nothing when a person says that it is about another message', async () => {
    const { practice, patientId, messageId, decide } = await probablePractice();
    decide(false);
    expect(practice.codes(messageId)).toEqual(['created', 'accepted']);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.ports.attention.countUndecided()).toBe(0);
  });

  it('waits again when a “no” is taken back, and can then be confirmed', async () => {
    const { practice, messageId, decide } = await probablePractice();
    decide(false);
    decide(null);
    expect(practice.ports.attention.countUndecided()).toBe(1);
    decide(true);
    expect(practice.row(messageId).status).toBe('Bounced');
  });

  it('cannot be taken back once confirmed: its bounce is undone at the stop', async () => {
    const { practice, patientId, messageId, decide } = await probablePractice();
    decide(true);
    for (const answer of [null, false]) {
      expect(() => {
        decide(answer);
      }).toThrow('was confirmed');
    }
    undoBounce(practice.ports, practice.stopOf(messageId).id, STAFF);
    expect(practice.record(patientId).email).toBe('anh@example.org');
  });

  it('changes the record once when a certain one about the message has come meanwhile', async () => {
    const { practice, patientId, messageId, decide } = await probablePractice();
    practice.bounce(messageId);
    decide(true);
    expect(practice.noteKinds(patientId)).toEqual(['address-removed']);
    expect(practice.ports.arrivals.stops([patientId])).toHaveLength(1);
  });

  it('confirms two reports about one message within one millisecond as two', async () => {
    const { practice, messageId } = await probablePractice();
    const second = sampleBounce(messageId, { key: 'second', status: 'Rejected', code: 'rejected' });
    recordReports(practice.ports, [{ ...second, keys: PROBABLE.keys }]);
    for (const { id } of practice.ports.attention.undecided(10)) {
      decideReport(practice.ports, id, true, STAFF);
    }
    expect(practice.codes(messageId).filter((code) => code === 'report-confirmed')).toHaveLength(2);
  });

  it('is refused where there is no such report', () => {
    const practice = new BouncedPractice();
    expect(() => {
      decideReport(practice.ports, 'unknown', true, STAFF);
    }).toThrow('not in the log');
  });
});
