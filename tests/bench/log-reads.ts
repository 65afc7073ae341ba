import BetterSqlite from 'better-sqlite3';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { MessageList, type ListQuery } from '../../src/main/adapters/sqlite/message-list';
import { MessageTallies } from '../../src/main/adapters/sqlite/message-tallies';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { addHasWords } from '../../src/main/adapters/sqlite/searched-words';
import { SearchIndex } from '../../src/main/adapters/sqlite/search-index';
import type { MessageQuery } from '../../src/main/ports/message-store';
import { silentLogger } from '../support/log/silent-logger';
import { generateLog } from './generate-log';
import { filterQuestions, question, searchQuestions } from './log-questions';
import { createRandom } from './random';
import { durationsMs, percentile, printBench } from './timing';

const ROUNDS = 5;
const QUESTIONS = 80;
/** Of a search many kinds are asked; each kind counts. */
const SEARCHES = 340;

interface Samples {
  ours: number[];
  bare: number[];
}

/**
 * Reads of a log with so many messages: what the list of messages takes against the same SQL on the bare driver, in
 * turns, because only one of them can have the file.
 */
export async function benchReads(
  messages: number,
  say: (line: string) => void,
): Promise<{ searchMs: number }> {
  const file = await generateLog(messages, say);
  const middle = Math.floor(messages / 2);
  const asked: Record<string, MessageQuery[]> = {
    'log-open': Array.from({ length: QUESTIONS }, () => question('')),
    'log-page': pagesAround(middle),
    'log-filter': filterQuestions(QUESTIONS),
  };
  const samples = Object.fromEntries(
    Object.keys(asked).map((name): [string, Samples] => [name, { ours: [], bare: [] }]),
  );
  const searchMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const queries = readOurs(file, asked, samples, round === 0 ? [] : searchMs);
    readBare(file, queries, samples);
  }
  for (const [name, { ours, bare }] of Object.entries(samples)) {
    const facts = { unit: 'ms', messages };
    printBench({ name, value: percentile(ours, 0.5), baseline: percentile(bare, 0.5), ...facts });
    printBench({ name: `${name}-p95`, value: percentile(ours, 0.95), ...facts });
  }
  const found = { unit: 'ms', messages };
  printBench({ name: 'log-search', value: percentile(searchMs, 0.5), ...found });
  printBench({ name: 'log-search-p95', value: percentile(searchMs, 0.95), ...found });
  printBench({ name: 'log-search-longest', value: Math.max(...searchMs), ...found });
  return { searchMs: searchMs.reduce((total, each) => total + each, 0) / searchMs.length };
}

function pagesAround(position: number): MessageQuery[] {
  const random = createRandom(4);
  const direction = 1;
  return Array.from({ length: QUESTIONS }, () => {
    const end = [0, direction, position - random.below(Math.floor(position / 2)), null];
    return question('', { cursor: Buffer.from(JSON.stringify(end)).toString('base64url') });
  });
}

function readOurs(
  file: string,
  asked: Record<string, MessageQuery[]>,
  samples: Record<string, Samples>,
  searchMs: number[],
): Record<string, ListQuery[]> {
  const database = openDatabase(file);
  const connection = createLogConnection(database, silentLogger);
  const list = new MessageList(connection, new MessageTallies(connection), new SearchIndex(connection));
  const queries = Object.entries(asked).map(([name, questions]): [string, ListQuery[]] => {
    durationsMs(questions.map((query) => () => list.page(query)));
    samples[name]?.ours.push(...durationsMs(questions.map((query) => () => list.page(query))));
    return [name, questions.flatMap((query) => list.queries(query))];
  });
  searchMs.push(...durationsMs(searchQuestions(SEARCHES).map((query) => () => list.page(query))));
  database.close();
  return Object.fromEntries(queries);
}

/** The same SQL with the same parameters, prepared beforehand, rows as the driver gives them. */
function readBare(
  file: string,
  queries: Record<string, ListQuery[]>,
  samples: Record<string, Samples>,
): void {
  const database = new BetterSqlite(file, { fileMustExist: true });
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('cache_size = -32768');
  addHasWords(database);
  for (const [name, each] of Object.entries(queries)) {
    const statements = new Map(each.map(({ sql }) => [sql, database.prepare<[object]>(sql)]));
    const reads = each.map(({ sql, parameters }) => {
      const withLimit = { ...parameters, limit: 101 };
      return () => statements.get(sql)?.all(withLimit);
    });
    durationsMs(reads);
    samples[name]?.bare.push(...durationsMs(reads));
  }
  database.close();
}
