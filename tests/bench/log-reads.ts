import type { Database } from 'better-sqlite3';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { MessageList } from '../../src/main/adapters/sqlite/message-list';
import { MessageTallies } from '../../src/main/adapters/sqlite/message-tallies';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { SearchIndex } from '../../src/main/adapters/sqlite/search-index';
import type { MessageQuery } from '../../src/main/ports/message-store';
import { silentLogger } from '../support/log/silent-logger';
import { generateLog } from './generate-log';
import { filterQuestions, question, searchQuestions } from './log-questions';
import { createRandom } from './random';
import { percentile, printBench } from './timing';

const QUESTIONS = 80;
const ROUNDS = 8;
/** Of a search many kinds are asked; each kind counts. */
const SEARCHES = 340;
const SEARCH_ROUNDS = 4;

/** What one search took, and whether its first page was full: a page that is not has other work to do in a larger log. */
export interface SearchTime {
  ms: number;
  isFullPage: boolean;
}

/** Reads of a log with so many messages. */
export async function benchReads(messages: number, say: (line: string) => void): Promise<SearchTime[]> {
  const database = openDatabase(await generateLog(messages, say));
  const connection = createLogConnection(database, silentLogger);
  const list = new MessageList(connection, new MessageTallies(connection), new SearchIndex(connection));
  const opening = Array.from({ length: QUESTIONS }, () => question(''));
  benchPages('log-open', database, list, opening, messages);
  benchPages('log-page', database, list, pagesAround(Math.floor(messages / 2)), messages);
  benchPages('log-filter', database, list, filterQuestions(QUESTIONS), messages);
  const searches = benchSearches(list, messages);
  database.close();
  return searches;
}

/** A page as the store gives it against the same SQL on the bare driver, prepared beforehand: one after the other. */
function benchPages(
  name: string,
  database: Database,
  list: MessageList,
  questions: readonly MessageQuery[],
  messages: number,
): void {
  const pairs = questions.map((query) => {
    const bare = list.queries(query).map(({ sql, parameters }) => {
      const statement = database.prepare<[object]>(sql);
      const withLimit = { ...parameters, limit: query.limit + 1 };
      return () => statement.all(withLimit);
    });
    return { ours: () => list.page(query), bare: () => bare.forEach((read) => read()) };
  });
  const samples = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, { ours, bare }] of pairs.entries()) {
      // Who comes second finds the pages in the cache, so they take turns.
      const isOursFirst = (round + index) % 2 === 0;
      const before = isOursFirst ? durationMs(ours) : 0;
      const bareMs = durationMs(bare);
      const oursMs = isOursFirst ? before : durationMs(ours);
      // The first round only warms up.
      if (round === 0) continue;
      samples.ours.push(oursMs);
      samples.bare.push(bareMs);
    }
  }
  const facts = { unit: 'ms', messages };
  printBench({
    name,
    value: percentile(samples.ours, 0.5),
    baseline: percentile(samples.bare, 0.5),
    ...facts,
  });
  printBench({ name: `${name}-p95`, value: percentile(samples.ours, 0.95), ...facts });
}

/** @returns of each question the middle of what it took in all rounds */
function benchSearches(list: MessageList, messages: number): SearchTime[] {
  const rounds = Array.from({ length: SEARCH_ROUNDS }, () =>
    searchQuestions(SEARCHES).map((query) => {
      const startedAt = performance.now();
      const { rows } = list.page(query);
      return { ms: performance.now() - startedAt, isFullPage: rows.length === query.limit };
    }),
  );
  const searchMs = rounds.flat().map(({ ms }) => ms);
  const facts = { unit: 'ms', messages };
  printBench({ name: 'log-search', value: percentile(searchMs, 0.5), ...facts });
  printBench({ name: 'log-search-p95', value: percentile(searchMs, 0.95), ...facts });
  printBench({ name: 'log-search-longest', value: Math.max(...searchMs), ...facts });
  const [first = []] = rounds;
  return first.map(({ isFullPage }, index) => {
    const samples = rounds.map((round) => round[index]?.ms ?? Number.NaN);
    return { ms: percentile(samples, 0.5), isFullPage };
  });
}

/** Pages that begin somewhere in the older half. */
function pagesAround(position: number): MessageQuery[] {
  const random = createRandom(4);
  return Array.from({ length: QUESTIONS }, () => {
    const end = [0, 1, position - random.below(Math.floor(position / 2)), null];
    return question('', { cursor: Buffer.from(JSON.stringify(end)).toString('base64url') });
  });
}

function durationMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
