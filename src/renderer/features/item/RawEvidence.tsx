import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useStore } from 'zustand';
import { EVIDENCE_LIMIT, type EvidenceView } from '../../../shared/domain/evidence';
import type { StatusUpdate } from '../../../shared/domain/status-history';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { cutWords, EVIDENCE_NAMES } from '../../shared/words/evidence';
import { clockTimeWithMilliseconds } from '../../shared/words/times';
import type { EvidenceState, ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import { lineName } from './line-details';
import classes from './RawEvidence.module.css';

interface RawEvidenceProps {
  store: ItemStore;
  update: StatusUpdate;
}

/** What a line was learnt from, as it came: in a frame that can do nothing and loads nothing. */
export function RawEvidence({ store, update }: RawEvidenceProps) {
  const evidence = useStore(store, (state): EvidenceState | undefined => state.evidence[update.sequence]);
  if (evidence === undefined || evidence.state === 'reading')
    return <p className={page.quiet}>Reading the log…</p>;
  if (evidence.state === 'none') return <p className={page.quiet}>Nothing was kept for this line.</p>;
  if (evidence.state === 'failed') {
    return <FailureNote happened="What was received cannot be shown." failure={evidence.failure} />;
  }
  return <ShownEvidence store={store} update={update} shown={evidence} />;
}

/** Rows of text that the frame has at first; it can be pulled larger. */
const ROWS = { least: 4, most: 18 };

function ShownEvidence({
  store,
  update,
  shown: { evidence, isCopied, failure },
}: RawEvidenceProps & { shown: Extract<EvidenceState, { state: 'shown' }> }) {
  const { messageId } = store.getState();
  const name = EVIDENCE_NAMES[evidence.mediaType];
  return (
    <div className={classes.evidence}>
      <div className={page.headingRow}>
        <p className={classes.name}>{name}</p>
        <Button
          variant="default"
          size="compact-sm"
          className={page.onScreen}
          leftSection={<Copy size="0.875rem" aria-hidden="true" />}
          onClick={() => void store.getState().copyEvidence(update.sequence)}
        >
          Copy
        </Button>
      </div>
      <p className={classes.note} role="status">
        {isCopied ? 'Copied. It may hold the patient’s data.' : ''}
      </p>
      {failure !== null && <FailureNote happened="Nothing was copied." failure={failure} />}
      {evidence.isCut && <p className={classes.note}>{cutWords(EVIDENCE_LIMIT)}</p>}
      <iframe
        className={classes.frame}
        sandbox=""
        title={`${name}: ${lineName(update)}, ${clockTimeWithMilliseconds(update.at)}`}
        src={`mail-preview://item/${encodeURIComponent(messageId)}/evidence/${update.sequence}`}
        style={{ height: heightOf(evidence) }}
      />
    </div>
  );
}

function heightOf({ lines }: EvidenceView): string {
  return `${Math.min(Math.max(lines, ROWS.least), ROWS.most) * 1.05 + 1.5}rem`;
}
