import { isQuickFilter } from '../../../shared/domain/message-search';
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
import { wantedWords, type WantedWord } from './searched-words';

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

/** What is known of a question before it is asked. */
interface Question {
  query: MessageQuery;
  total: number;
  span: PositionSpan;
  wanted: readonly WantedWord[];
  expression: SearchExpression;
}

/** One way to come by all rows that fit, and some that do not. */
interface Candidate {
  sources: ListSource[];
  /** How many messages of the log it holds, about. */
  holds: number;
  /** Whether its rows still have to be looked through for words. */
  needsWordsCheck: boolean;
}

/** Looking for words in one message takes as long as reading this many rows. */
const WORDS_CHECK_COST = 15;
const SORT_COST = 2;
/** Rows that fit may lie close together: a walk is taken to be this much longer than if they were spread evenly. */
const WALK_DOUBT = 2;

/** Chooses how to read a list, from counts that cost nothing. */
export class ListPlanner {
  constructor(
    private readonly tallies: MessageTallies,
    private readonly spans: DaySpans,
    private readonly searchIndex: SearchIndex,
  ) {}

  /** Null when nothing can fit. */
  plan(query: MessageQuery): ListPlan | null {
    const question = this.read(query);
    if (question === null) return null;
    const { span } = question;
    const candidates = this.candidates(question);
    const best = candidates.reduce((one, other) =>
      cost(other, question) < cost(one, question) ? other : one,
    );
    if (query.sort.column === 'created') {
      return { way: 'merged', sources: best.sources, conditions: conditionsFor(best, question), span };
    }
    if (walkCost(candidates, question) >= cost(best, question) * SORT_COST) {
      const sources = [unordered(best, query)];
      return { way: 'sorted', sources, conditions: conditionsFor(best, question), span };
    }
    const [everything] = candidates;
    return { ...walkOf(query), conditions: conditionsFor(everything, question), span };
  }

  private read(query: MessageQuery): Question | null {
    const span = this.spans.between(query.search.createdAfter, query.search.createdBefore);
    const wanted = wantedWords(query.search);
    if (span === null || wanted === null) return null;
    const expression = this.searchIndex.expression(wanted, tagsOf(query));
    if (expression.kind === 'nothing') return null;
    return { query, span, wanted, expression, total: this.tallies.total() };
  }

  /** The whole log comes first. */
  private candidates(question: Question): [Candidate, ...Candidate[]] {
    const { query, total, wanted, expression } = question;
    const { batchId, quickFilter, search } = query;
    const needsWordsCheck = wanted.length > 0;
    const candidates: [Candidate, ...Candidate[]] = [
      { sources: [ALL_MESSAGES], holds: total, needsWordsCheck },
    ];
    const add = (sources: ListSource[], holds: number) =>
      candidates.push({ sources, holds, needsWordsCheck });
    if (batchId !== null) add([batchSource(batchId)], this.tallies.inBatch(batchId));
    const statuses = [...new Set(search.statuses)];
    if (statuses.length > 0) add(statuses.map(statusSource), this.tallies.count('status', ...statuses));
    if (quickFilter !== null && isQuickFilter(quickFilter)) {
      const filtered = quickFilterSource(quickFilter, query);
      if (filtered !== null) add([filtered], this.tallies.inQuickFilter(quickFilter));
    }
    if (expression.kind === 'match') {
      const isOnlyWay = candidates.length === 1 && query.sort.column === 'created';
      const holds = isOnlyWay ? 0 : this.searchIndex.estimate(expression, total);
      candidates.push({ sources: [wordsSource(expression)], holds, needsWordsCheck: false });
    }
    return candidates;
  }
}

/** Of what a source holds only the part within the dates is read. */
function cost({ holds, needsWordsCheck }: Candidate, { span, total }: Question): number {
  const share = Math.min(1, (span.high - span.low + 1) / Math.max(total, 1));
  return holds * share * (needsWordsCheck ? WORDS_CHECK_COST : 1);
}

/** How much a walk along the sorted column is likely to cost before the page is full. */
function walkCost(candidates: readonly [Candidate, ...Candidate[]], question: Question): number {
  const { query, span, total } = question;
  const inDates = Math.min(1, (span.high - span.low + 1) / Math.max(total, 1));
  const share = candidates.reduce((product, { holds }) => (product * holds) / Math.max(total, 1), inDates);
  const passed = Math.min(total, (WALK_DOUBT * query.limit) / Math.max(share, 1e-9));
  return passed * (candidates[0].needsWordsCheck ? WORDS_CHECK_COST : 1);
}

function conditionsFor({ needsWordsCheck }: Candidate, { query, wanted }: Question): Condition[] {
  const conditions = plainConditions(query);
  return needsWordsCheck ? [...conditions, wordsCondition(wanted)] : conditions;
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
