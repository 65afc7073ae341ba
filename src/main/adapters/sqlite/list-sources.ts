import { NOT_SENT_CODES, type NotSentCode, type OutcomeFilter } from '../../../shared/domain/batch-outcome';
import {
  isQuickFilter,
  NOT_DELIVERED_AFTER_MS,
  type MessageFilter,
  type QuickFilter,
} from '../../../shared/domain/message-search';
import { STATUSES, type Status } from '../../../shared/domain/status';
import type { MessageQuery } from '../../ports/message-store';
import type { Parameters } from './named-statements';
import type { SearchExpression } from './search-index';
import type { WantedWord } from './searched-words';

/** A condition on a message `m` that a query sets. */
export interface Condition {
  sql: string;
  parameters?: Parameters;
}

/** Where the rows of a list can come from, in the order of their positions. */
export interface ListSource {
  name: string;
  /** Tables in their order, each with the index it must use: the plan is ours, not the planner's. */
  from: string;
  where: readonly Condition[];
  /** What positions are called in this source. */
  position: string;
}

export const ALL_MESSAGES: ListSource = {
  name: 'all',
  from: 'message AS m NOT INDEXED',
  where: [],
  position: 'm.position',
};

/** The SQL of the one-click filters (`quick-filter.ts` has their meaning) and the index that holds just their rows. */
const QUICK_FILTERS = {
  'needs-attention': { index: 'message_needing_attention', sql: 'm.needs_attention = 1' },
  waiting: { index: 'message_waiting', sql: "m.outbox_state IN ('waiting', 'sending')" },
  unconfirmed: { index: 'message_unconfirmed', sql: "m.outbox_state = 'unconfirmed'" },
  'failed-today': {
    index: 'message_failed',
    sql: "m.status IN ('Error', 'Rejected', 'Bounced', 'Complaint') AND m.status_at >= @startOfToday",
  },
  'not-delivered': {
    index: 'message_not_delivered',
    sql: `m.channel = 'email' AND m.status IN ('Created', 'Queued', 'Sent')
      AND (m.outbox_state IS NULL OR m.outbox_state = 'unconfirmed') AND m.status_at <= @heardBefore`,
  },
  'opted-out': { index: 'message_opted_out', sql: "m.status = 'Other' AND m.status_code = 'opted-out'" },
  sms: { index: null, sql: "m.channel = 'sms'" },
  handled: { index: 'message_handled', sql: 'm.handled_at IS NOT NULL' },
} as const satisfies Record<QuickFilter, { index: string | null; sql: string }>;

const WAS_NOT_SENT = `m.status = 'Other' AND m.status_code IN (${NOT_SENT_CODES.map((code) => `'${code}'`).join()})`;

/** The SQL of the groups of a batch (`batch-outcome.ts` has their meaning). A batch's own index holds their rows. */
const OUTCOMES: Record<Exclude<OutcomeFilter, NotSentCode>, string> = {
  left: `m.outbox_state IS NULL AND m.status <> 'Error' AND NOT (${WAS_NOT_SENT})`,
  failed: `(m.status IN ('Error', 'Rejected', 'Bounced', 'Complaint') OR (m.status = 'Other' AND NOT (${WAS_NOT_SENT})))`,
  'not-sent': WAS_NOT_SENT,
};

function outcomeCondition(filter: OutcomeFilter): Condition {
  if (isGroup(filter)) return { sql: OUTCOMES[filter] };
  return {
    sql: "m.status = 'Other' AND m.status_code = @notSentCode",
    parameters: { notSentCode: filter },
  };
}

function isGroup(filter: OutcomeFilter): filter is keyof typeof OUTCOMES {
  return Object.hasOwn(OUTCOMES, filter);
}

function quickFilterCondition(filter: MessageFilter, query: MessageQuery): Condition {
  const { startOfToday, now } = query;
  if (!isQuickFilter(filter)) return outcomeCondition(filter);
  return {
    sql: QUICK_FILTERS[filter].sql,
    parameters: { startOfToday, heardBefore: now - NOT_DELIVERED_AFTER_MS },
  };
}

/** The rows of a one-click filter; null where another source has them. */
export function quickFilterSource(filter: QuickFilter, query: MessageQuery): ListSource | null {
  const { index } = QUICK_FILTERS[filter];
  if (index === null) return null;
  return {
    name: filter,
    from: `message AS m INDEXED BY ${index}`,
    where: [quickFilterCondition(filter, query)],
    position: 'm.position',
  };
}

function batchCondition(batchId: string): Condition {
  return { sql: 'm.batch = (SELECT position FROM batch WHERE id = @batchId)', parameters: { batchId } };
}

export function batchSource(batchId: string): ListSource {
  return {
    name: 'batch',
    from: 'message AS m INDEXED BY message_by_batch',
    where: [batchCondition(batchId)],
    position: 'm.position',
  };
}

export function statusSource(status: Status): ListSource {
  return {
    name: 'status',
    from: 'message AS m INDEXED BY message_by_status',
    where: [{ sql: 'm.status_order = @statusOrder', parameters: { statusOrder: STATUSES.indexOf(status) } }],
    position: 'm.position',
  };
}

/** The rows of several statuses, in no order. */
export function statusesSource(statuses: readonly Status[]): ListSource {
  const orders = statuses.map((status) => STATUSES.indexOf(status)).join();
  return {
    name: 'statuses',
    from: 'message AS m INDEXED BY message_by_status',
    where: [{ sql: `m.status_order IN (${orders})` }],
    position: 'm.position',
  };
}

export function wordsSource(expression: Extract<SearchExpression, { kind: 'match' }>): ListSource {
  return {
    name: 'words',
    from: 'message_search AS s CROSS JOIN message AS m ON m.position = s.rowid',
    where: [{ sql: 's.message_search MATCH @match', parameters: { match: expression.text } }],
    position: 's.rowid',
  };
}

/** For a source that knows nothing of words: looks into the texts of each message. */
export function wordsCondition(wanted: readonly WantedWord[]): Condition {
  return {
    sql: `has_words(@wanted, m.patient_name, m.recipient, m.subject,
      (SELECT d.preview FROM message_detail AS d WHERE d.message = m.position), b.name)`,
    parameters: { wanted: JSON.stringify(wanted) },
  };
}

/** Conditions of the query that every source takes: they look at the message itself. */
export function plainConditions(query: MessageQuery): Condition[] {
  const { statuses, channels, purposes, createdAfter, createdBefore } = query.search;
  const conditions: Condition[] = [];
  if (query.batchId !== null) conditions.push(batchCondition(query.batchId));
  if (query.quickFilter !== null) conditions.push(quickFilterCondition(query.quickFilter, query));
  if (statuses.length > 0) {
    // `+` keeps the column from being taken for an index's.
    conditions.push({
      sql: `+m.status_order IN (${statuses.map((status) => STATUSES.indexOf(status)).join()})`,
    });
  }
  if (channels.length > 0) conditions.push(oneOf('m.channel', 'channel', channels));
  if (purposes.length > 0) conditions.push(oneOf('m.purpose', 'purpose', purposes));
  if (createdAfter !== null) {
    conditions.push({ sql: 'm.created_at >= @createdAfter', parameters: { createdAfter } });
  }
  if (createdBefore !== null) {
    conditions.push({ sql: 'm.created_at < @createdBefore', parameters: { createdBefore } });
  }
  return conditions;
}

function oneOf(column: string, name: string, values: readonly string[]): Condition {
  const entries = values.map((value, index) => [`${name}${index}`, value] as const);
  return {
    sql: `${column} IN (${entries.map(([parameter]) => `@${parameter}`).join()})`,
    parameters: Object.fromEntries(entries),
  };
}
