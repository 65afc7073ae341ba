import type { MessageSort } from '../../../shared/domain/message-search';
import { STATUSES, type Status } from '../../../shared/domain/status';
import type { MessageQuery } from '../../ports/message-store';
import type { DaySpans, PositionSpan } from './day-spans';
import {
  ALL_MESSAGES,
  batchSource,
  plainConditions,
  quickFilterSource,
  statusSource,
  statusesSource,
  wordsCondition,
  wordsSource,
  type Condition,
  type ListSource,
} from './list-sources';
import type { MessageTallies } from './message-tallies';
import { tagOf, type SearchExpression, type SearchIndex } from './search-index';

/**
 * How a list is read.
 * - in-order: each source gives its rows in the order wanted; several are merged, or follow one another
 * - by-key: the index of the sorted column is walked and the rows that fit are taken
 * - sorted: the rows of a small source are sorted
 */
export interface ListPlan {
  way: 'merged' | 'in-turn' | 'by-key' | 'sorted';
  sources: ListSource[];
  conditions: Condition[];
  span: PositionSpan;
}

interface Candidate {
  sources: ListSource[];
  /** How many rows it gives, about, and what one of them costs, in rows of the table read one after another. */
  rows: number;
  rowCost: number;
}

/** Asking the word index about one message costs as much as reading this many rows. */
const WORDS_CHECK_COST = 8;
const SORT_COST = 2;
/** Rows that fit may lie close together: a walk is taken to be this much longer than if they were spread evenly. */
const WALK_DOUBT = 4;

/** Chooses how to read a list, from counts that cost nothing. */
export class ListPlanner {
  constructor(
    private readonly tallies: MessageTallies,
    private readonly spans: DaySpans,
    private readonly searchIndex: SearchIndex,
  ) {}

  /** Null when nothing can fit. */
  plan(query: MessageQuery): ListPlan | null {
    const span = this.spans.between(query.search.createdAfter, query.search.createdBefore);
    const expression = this.searchIndex.expression(query.search, tagsOf(query));
    if (span === null || expression.kind === 'nothing') return null;
    const conditions = plainConditions(query);
    const total = this.tallies.total();
    const candidates = this.candidates(query, span, total);
    const isWordsAlone = candidates.length === 1 && query.sort.column === 'created';
    if (expression.kind === 'match') {
      for (const candidate of candidates) candidate.rowCost = WORDS_CHECK_COST;
      const rows = isWordsAlone ? 0 : this.searchIndex.estimate(expression, total);
      candidates.push({ sources: [wordsSource(expression)], rows, rowCost: 1 });
    }
    const best = candidates.reduce((one, other) => (costOf(other) < costOf(one) ? other : one));
    const isByWords = best.sources.some(({ name }) => name === 'words');
    const checks =
      expression.kind === 'match' && !isByWords ? [...conditions, wordsCondition(expression)] : conditions;
    if (query.sort.column === 'created') {
      return { way: 'merged', sources: best.sources, conditions: checks, span };
    }
    const walk = this.walkCost(candidates, total, query.limit, expression);
    if (walk >= costOf(best) * SORT_COST) {
      return { way: 'sorted', sources: [unordered(best, query)], conditions: checks, span };
    }
    const words = expression.kind === 'match' ? [wordsCondition(expression)] : [];
    return { ...walkOf(query), conditions: [...conditions, ...words], span };
  }

  private candidates(query: MessageQuery, span: PositionSpan, total: number): Candidate[] {
    const { batchId, quickFilter, search } = query;
    const all = { sources: [ALL_MESSAGES], rows: Math.min(total, span.high - span.low + 1), rowCost: 1 };
    const candidates: Candidate[] = [all];
    if (batchId !== null) {
      candidates.push({ sources: [batchSource(batchId)], rows: this.tallies.inBatch(batchId), rowCost: 1 });
    }
    if (search.statuses.length > 0) {
      const rows = this.tallies.count('status', ...new Set(search.statuses));
      candidates.push({ sources: [...new Set(search.statuses)].map(statusSource), rows, rowCost: 1 });
    }
    const filtered = quickFilter === null ? null : quickFilterSource(quickFilter, query);
    if (quickFilter !== null && filtered !== null) {
      candidates.push({ sources: [filtered], rows: this.tallies.inQuickFilter(quickFilter), rowCost: 1 });
    }
    return candidates;
  }

  /** How many rows a walk along the sorted column is likely to pass before the page is full. */
  private walkCost(
    candidates: readonly Candidate[],
    total: number,
    limit: number,
    expression: SearchExpression,
  ): number {
    const share = candidates.reduce((product, { rows }) => (product * rows) / Math.max(total, 1), 1);
    const passed = Math.min(total, (WALK_DOUBT * limit) / Math.max(share, 1e-9));
    return passed * (expression.kind === 'match' ? WORDS_CHECK_COST : 1);
  }
}

function costOf({ rows, rowCost }: Candidate): number {
  return rows * rowCost;
}

/** The sources of a candidate as one whose rows come in any order. */
function unordered({ sources }: Candidate, { search }: MessageQuery): ListSource {
  const [first = ALL_MESSAGES] = sources;
  return sources.length > 1 ? statusesSource(search.statuses) : first;
}

const KEY_INDEXES = { patient: 'message_by_patient', statusTime: 'message_by_status_time' } as const;

/** Within one status messages stand in the order of writing, so a walk by status goes from one status to the next. */
function walkOf({ sort, search }: MessageQuery): Pick<ListPlan, 'way' | 'sources'> {
  if (sort.column === 'status') {
    const wanted: readonly Status[] = search.statuses.length > 0 ? search.statuses : STATUSES;
    const inOrder = STATUSES.filter((status) => wanted.includes(status));
    return { way: 'in-turn', sources: (sort.isDescending ? inOrder.reverse() : inOrder).map(statusSource) };
  }
  const index = KEY_INDEXES[sort.column === 'patient' ? 'patient' : 'statusTime'];
  const from = `message AS m INDEXED BY ${index}`;
  return { way: 'by-key', sources: [{ name: sort.column, from, where: [], position: 'm.position' }] };
}

function tagsOf({ search, quickFilter }: MessageQuery): string[][] {
  const channels = quickFilter === 'sms' ? ['sms'] : [];
  const tags = [channels, search.channels, search.purposes];
  return tags.filter((names) => names.length > 0).map((names) => names.map(tagOf));
}

/** The column that a sort looks at beside the position. */
export const SORT_KEYS = {
  created: null,
  patient: 'm.patient_key',
  status: 'm.status_order',
  statusTime: 'm.status_at',
} as const satisfies Record<MessageSort['column'], string | null>;
