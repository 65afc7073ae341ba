import type { MessageRow } from '../../../shared/domain/message';
import type { MessageSort } from '../../../shared/domain/message-search';
import { fold } from '../../../shared/domain/search-words';
import { STATUSES } from '../../../shared/domain/status';
import type { MessageQuery, Page } from '../../ports/message-store';
import { DaySpans } from './day-spans';
import { ListPlanner, type ListPlan } from './list-planner';
import type { Condition, ListSource } from './list-sources';
import type { LogConnection } from './log-connection';
import { MESSAGE_ROW_COLUMNS, messageRow, type MessageRowColumns } from './message-columns';
import type { MessageTallies } from './message-tallies';
import type { NamedStatements, Parameters } from './named-statements';
import { decodeCursor, encodeCursor, type PageEnd } from './page-cursor';
import type { SearchIndex } from './search-index';

/** One query of a list, ready to run. */
export interface ListQuery {
  name: string;
  sql: string;
  parameters: Parameters;
}

/** Reads pages of the message table. */
export class MessageList {
  private readonly planner: ListPlanner;
  private readonly statements: NamedStatements;

  constructor(connection: LogConnection, tallies: MessageTallies, searchIndex: SearchIndex) {
    this.statements = connection.statements;
    this.planner = new ListPlanner(tallies, new DaySpans(connection), searchIndex);
  }

  page(query: MessageQuery): Page<MessageRow> {
    const { sort, limit } = query;
    const end = query.cursor === null ? null : decodeCursor(sort, query.cursor);
    const plan = this.planner.plan(query);
    if (plan === null) return { rows: [], nextCursor: null };
    // One row more than asked for tells whether there is another page.
    const columns = this.read(plan, sort, end, limit + 1);
    const rows = columns.slice(0, limit).map(messageRow);
    const last = rows.at(-1);
    const hasMore = columns.length > limit && last !== undefined;
    return { rows, nextCursor: hasMore ? encodeCursor(sort, endOf(last, sort)) : null };
  }

  /** What `page` would run, for the tests that look at its plan. */
  queries(query: MessageQuery): ListQuery[] {
    const plan = this.planner.plan(query);
    const end = query.cursor === null ? null : decodeCursor(query.sort, query.cursor);
    return plan === null ? [] : queriesOf(plan, query.sort, end);
  }

  private read(plan: ListPlan, sort: MessageSort, end: PageEnd | null, limit: number): MessageRowColumns[] {
    const found: MessageRowColumns[] = [];
    for (const { name, sql, parameters } of queriesOf(plan, sort, end)) {
      const missing = plan.way === 'in-turn' ? limit - found.length : limit;
      if (missing <= 0) break;
      const statement = this.statements.prepareOnce<MessageRowColumns>(name, sql);
      found.push(...statement.all({ ...parameters, limit: missing }));
    }
    if (plan.way !== 'merged' || plan.sources.length === 1) return found;
    const direction = sort.isDescending ? -1 : 1;
    return found.sort((one, other) => direction * (one.position - other.position)).slice(0, limit);
  }
}

/** The column that a sort looks at beside the position. */
const SORT_KEYS = {
  created: null,
  patient: 'm.patient_key',
  status: 'm.status_order',
  statusTime: 'm.status_at',
} as const satisfies Record<MessageSort['column'], string | null>;

function queriesOf(plan: ListPlan, sort: MessageSort, end: PageEnd | null): ListQuery[] {
  if (plan.way === 'by-key' || plan.way === 'sorted') {
    return plan.sources.map((source) => keyQuery(plan, source, sort, end));
  }
  if (plan.way === 'merged') return plan.sources.map((source) => positionQuery(plan, source, sort, end));
  return plan.sources.flatMap((source) => inTurnQuery(plan, source, sort, end));
}

/** Statuses before the one in which the page ended are done with; those after it begin from their start. */
function inTurnQuery(
  plan: ListPlan,
  source: ListSource,
  sort: MessageSort,
  end: PageEnd | null,
): ListQuery[] {
  const statusOrder = Number(source.where[0]?.parameters?.['statusOrder']);
  const distance = end === null ? 1 : (statusOrder - Number(end.key)) * (sort.isDescending ? -1 : 1);
  if (distance < 0) return [];
  return [positionQuery(plan, source, sort, distance === 0 ? end : null)];
}

/** Rows in the order of their positions. */
function positionQuery(
  plan: ListPlan,
  source: ListSource,
  sort: MessageSort,
  end: PageEnd | null,
): ListQuery {
  const span = { ...plan.span };
  if (end !== null && sort.isDescending) span.high = Math.min(span.high, end.position - 1);
  if (end !== null && !sort.isDescending) span.low = Math.max(span.low, end.position + 1);
  const order = `${source.position} ${sort.isDescending ? 'DESC' : 'ASC'}`;
  return listQuery(source, [...plan.conditions, spanCondition(source, span)], order);
}

/** Rows in the order of a column, and of their positions where it is the same. */
function keyQuery(plan: ListPlan, source: ListSource, sort: MessageSort, end: PageEnd | null): ListQuery {
  const key = SORT_KEYS[sort.column] ?? 'm.position';
  const direction = sort.isDescending ? 'DESC' : 'ASC';
  const conditions = [...plan.conditions, spanCondition(source, plan.span)];
  if (end !== null) {
    conditions.push({
      sql: `(${key}, m.position) ${sort.isDescending ? '<' : '>'} (@key, @end)`,
      parameters: { key: end.key, end: end.position },
    });
  }
  return listQuery(source, conditions, `${key} ${direction}, m.position ${direction}`);
}

/** The driver binds every number as REAL; the word index takes only integers as the bounds of its positions. */
function spanCondition(source: ListSource, { low, high }: ListPlan['span']): Condition {
  return {
    sql: `${source.position} BETWEEN CAST(@low AS INTEGER) AND CAST(@high AS INTEGER)`,
    parameters: { low, high },
  };
}

function listQuery(source: ListSource, others: readonly Condition[], order: string): ListQuery {
  const conditions = [...source.where, ...others];
  const texts = [...new Set(conditions.map(({ sql }) => sql))];
  const sql = `SELECT ${MESSAGE_ROW_COLUMNS}
    FROM ${source.from} CROSS JOIN batch AS b ON b.position = m.batch
    WHERE ${texts.join(' AND ')}
    ORDER BY ${order} LIMIT @limit`;
  const parameters = Object.assign({}, ...conditions.map((condition) => condition.parameters)) as Parameters;
  return { name: `list-messages-${source.name}`, sql, parameters };
}

const KEYS = {
  created: () => null,
  patient: ({ patientName }) => fold(patientName),
  status: ({ status }) => STATUSES.indexOf(status),
  statusTime: ({ statusAt }) => statusAt,
} satisfies Record<MessageSort['column'], (row: MessageRow) => PageEnd['key']>;

function endOf(row: MessageRow, { column }: MessageSort): PageEnd {
  return { key: KEYS[column](row), position: row.position };
}
