import { notSentCode, type OutcomeFacts } from '../../../shared/domain/batch-outcome';
import { OUTCOME_MEANINGS, OUTCOME_NAMES } from '../words/batches';
import classes from './NotSentReason.module.css';

/** Why a message was never sent, beside its Other. Nothing where it was, or still may be. */
export function NotSentReason({ row }: { row: OutcomeFacts }) {
  const reason = notSentCode(row);
  if (reason === null) return null;
  return (
    <span className={classes.reason} title={OUTCOME_MEANINGS[reason]}>
      {OUTCOME_NAMES[reason]}
    </span>
  );
}
