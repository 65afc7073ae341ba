import type { Database } from 'better-sqlite3';

/** Pages joined at a time: some milliseconds' work. */
const PAGES_AT_A_TIME = 100;
/** "If less than two changes were made, there is nothing more to join" (https://www.sqlite.org/fts5.html#the_merge_command). */
const CHANGES_OF_NO_WORK = 2;

/**
 * Joins the parts of the word index. Each batch of messages adds one, and every search looks into all of them.
 * @param beforeEach called between two pieces of work; may throw to end it
 */
export async function tidySearchIndex(database: Database, beforeEach: () => void): Promise<void> {
  const merge = database.prepare<[number]>(
    "INSERT INTO message_search (message_search, rank) VALUES ('merge', CAST(? AS INTEGER))",
  );
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();
  for (let work = CHANGES_OF_NO_WORK; work >= CHANGES_OF_NO_WORK;) {
    const before = changes.get() ?? 0;
    merge.run(PAGES_AT_A_TIME);
    work = (changes.get() ?? 0) - before;
    await new Promise((resolve) => setImmediate(resolve));
    beforeEach();
  }
}
