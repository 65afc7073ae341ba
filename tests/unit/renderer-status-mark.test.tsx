import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NotSentReason } from '../../src/renderer/shared/ui/NotSentReason';
import { STATUS_ICONS } from '../../src/renderer/shared/ui/status-icons';
import { StatusMark } from '../../src/renderer/shared/ui/StatusMark';
import { TallyBar } from '../../src/renderer/shared/ui/TallyBar';
import { OUTCOME_MEANINGS, OUTCOME_NAMES } from '../../src/renderer/shared/words/batches';
import { NOT_SENT_CODES } from '../../src/shared/domain/batch-outcome';
import { STATUS_RULES, STATUSES } from '../../src/shared/domain/status';
import { sampleRow, sampleTally } from '../support/sample-rows';

describe('the mark of a status', () => {
  it.each(STATUSES)('shows %s with its sign, its word and its colour', (status) => {
    const html = renderToStaticMarkup(<StatusMark status={status} channel="email" />);
    expect(html).toContain('<svg');
    expect(html).toContain(`>${status}</span>`);
    expect(html).toContain(`data-tone="${STATUS_RULES[status].tone}"`);
  });

  it('has a sign of its own for every status', () => {
    expect(new Set(Object.values(STATUS_ICONS)).size).toBe(STATUSES.length);
  });
});

describe('what stands beside Other', () => {
  it.each(NOT_SENT_CODES)('is in words why nothing was sent: %s', (statusCode) => {
    const row = sampleRow(1, { status: 'Other', statusCode, outboxState: null });
    const html = renderToStaticMarkup(<NotSentReason row={row} />);
    expect(html).toContain(`>${OUTCOME_NAMES[statusCode]}</span>`);
    expect(html).toContain(`title="${OUTCOME_MEANINGS[statusCode]}"`);
  });

  it('is nothing where it had left', () => {
    const row = sampleRow(1, { status: 'Other', statusCode: 'gave-up', outboxState: null });
    expect(renderToStaticMarkup(<NotSentReason row={row} />)).toBe('');
  });
});

describe('the bar of a batch', () => {
  it('shows how many of all are in a mailbox, and says the rest', () => {
    const html = renderToStaticMarkup(
      <TallyBar count={4} channel="email" tally={sampleTally({ Opened: 3, Bounced: 1 })} />,
    );
    expect(html).toContain('>3/4</span>');
    expect(html).toContain('aria-label="3 of 4 in the mailbox, 1 failed"');
  });
});
