import { NOT_SENT_CODES, type BatchOutcomes, type OutcomeFilter } from '../../../shared/domain/batch-outcome';
import { FilterChips } from '../../shared/ui/FilterChips';
import { OUTCOME_MEANINGS, OUTCOME_NAMES } from '../../shared/words/batches';
import { QUICK_FILTER_NAMES } from '../../shared/words/filters';
import { numberWords } from '../../shared/words/numbers';
import { useBatches, useBatchesParts } from './batches-store';

type Group = OutcomeFilter | 'waiting' | 'unconfirmed';

/** What has become of the batch, in groups with their counts; a click shows one group in the table. */
export function OutcomeChips({ batchId }: { batchId: string }) {
  const { query, chooseQuickFilter } = useBatchesParts('query', 'chooseQuickFilter');
  const counts = useBatches(({ outcomes }) =>
    outcomes !== null && outcomes.batchId === batchId ? outcomes.counts : null,
  );
  if (counts === null) return null;
  const chosen = GROUPS.find((group) => group === query.quickFilter) ?? null;
  const groups = shownGroups(counts, chosen);
  return (
    <FilterChips
      label="What became of the batch"
      names={counted(groups)}
      meanings={GROUP_MEANINGS}
      filters={groups.map(({ group }) => group)}
      chosen={chosen}
      isWrapping
      onChoose={chooseQuickFilter}
    />
  );
}

const GROUP_NAMES: Readonly<Record<Group, string>> = {
  ...OUTCOME_NAMES,
  waiting: 'Waiting',
  unconfirmed: QUICK_FILTER_NAMES.unconfirmed,
};

const GROUP_MEANINGS: Readonly<Record<Group, string>> = {
  ...OUTCOME_MEANINGS,
  waiting: 'They have not left yet, or are on their way.',
  unconfirmed: 'The sending server did not reply. They may have gone.',
};

const GROUPS: readonly Group[] = ['left', 'waiting', 'unconfirmed', 'failed', 'not-sent', ...NOT_SENT_CODES];

/** "Left 142" */
function counted(groups: readonly { group: Group; count: number }[]): Record<Group, string> {
  const names = { ...GROUP_NAMES };
  for (const { group, count } of groups) names[group] = `${GROUP_NAMES[group]} ${numberWords(count)}`;
  return names;
}

/** Groups that hold something, and the one that is chosen even when it has become empty. Reasons come when wanted. */
function shownGroups(counts: BatchOutcomes, chosen: Group | null): { group: Group; count: number }[] {
  const { left, failed, unconfirmed, notSent } = counts;
  const reasons = new Map<Group, number>(notSent.map(({ code, count }) => [code, count]));
  const totals: Partial<Record<Group, number>> = {
    ...{ left, failed, unconfirmed, waiting: counts.waiting + counts.sending },
    'not-sent': notSent.reduce((sum, { count }) => sum + count, 0),
  };
  const wantsReasons = chosen === 'not-sent' || NOT_SENT_CODES.some((code) => code === chosen);
  return GROUPS.map((group) => ({ group, count: totals[group] ?? reasons.get(group) ?? 0 })).filter(
    ({ group, count }) => group === chosen || (count > 0 && (wantsReasons || !reasons.has(group))),
  );
}
