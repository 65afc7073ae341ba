import { describe, expect, it } from 'vitest';
import { followedLine } from '../../../src/shared/domain/carried-status';
import { STATUSES } from '../../../src/shared/domain/status';
import { sampleLine } from '../../support/log/sample-log';

describe('what becomes of an SMS when something becomes of the e-mail that carries it', () => {
  it('is one table', () => {
    const rows = [...STATUSES, null].map((status) => {
      const followed = followedLine(sampleLine({ status, code: 'too-late' }), 'carrier');
      return `${String(status)} → ${followed === null ? 'nothing' : `${String(followed.status)} ${followed.code}`}`;
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        "Created → nothing",
        "Queued → Queued too-late",
        "Sent → nothing",
        "Delivered → nothing",
        "Opened → nothing",
        "Clicked → nothing",
        "Error → Error too-late",
        "Rejected → Error carrier-failed",
        "Bounced → Error carrier-failed",
        "Complaint → Error carrier-failed",
        "Other → Other too-late",
        "null → nothing",
      ]
    `);
  });

  it('names the e-mail and keeps who said what and when, but not how long it took', () => {
    const detail = { reply: '250 Ok', reason: 'userunknown', server: 'mx', durationMs: 7, tries: 2 };
    const line = sampleLine({ at: 7, detail, source: 'mailbox', by: null, eventKey: 'report:1' });
    expect(followedLine(line, 'carrier')).toEqual({
      at: 7,
      status: 'Queued',
      code: 'accepted',
      detail: { relatedMessageId: 'carrier', reply: '250 Ok', reason: 'userunknown', server: 'mx' },
      source: 'mailbox',
      by: null,
      eventKey: 'carrier:report:1',
    });
  });
});
