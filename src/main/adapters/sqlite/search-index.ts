import { wordsIn } from '../../../shared/domain/search-words';
import type { LogConnection } from './log-connection';
import type { TextColumn, WantedWord } from './searched-words';

/** The texts of a message by which it is found. */
export interface SearchedTexts extends Record<TextColumn, string> {
  /** Channel and purpose: no texts of a person, but found in the same way. */
  tag: string;
}

/** What a search means to the index: an FTS5 expression, `nothing` when no message can fit, `anything` when all do. */
export type SearchExpression = { kind: 'match'; text: string } | { kind: 'nothing' } | { kind: 'anything' };

/** Beginnings up to this length have an index of their own (see the migration). */
const INDEXED_PREFIX = 4;
/** A beginning of more words than this is looked up as a beginning, which reads all their lists first. */
const MOST_WORDS = 64;
/** How many known words are remembered, to ask the table for none of them. */
const REMEMBERED_WORDS = 50_000;
/** How far a guess at the number of finds looks. */
const ESTIMATE_FINDS = 1_000;
/** Sorts behind every word that begins with what stands before it. */
const AFTER_ALL = '\u{10ffff}';

const ADD = `
INSERT INTO message_search (rowid, patient, recipient, subject, preview, batch, tag)
VALUES (@position, @patient, @recipient, @subject, @preview, @batch, @tag)`;

const ESTIMATE = `
SELECT count(*) AS finds, coalesce(min(position), 0) AS last, coalesce(max(position), 0) AS first FROM (
  SELECT rowid AS position FROM message_search WHERE message_search MATCH @match ORDER BY rowid DESC LIMIT @limit
)`;

/** Words of messages, and what a search text asks of them. */
export class SearchIndex {
  private readonly add;
  private readonly addWord;
  private readonly wordsFrom;
  private readonly newestFinds;
  private readonly knownWords = new Set<string>();
  /** Messages of one batch have most of their texts in common: the last one of each column is not taken apart anew. */
  private readonly lastTexts = new Map<TextColumn, { text: string; words: string }>();

  constructor({ statements, transaction }: LogConnection) {
    this.add = statements.prepare('add-search-words', ADD);
    this.addWord = statements.prepare(
      'add-search-word',
      'INSERT INTO search_word (word) VALUES (@word) ON CONFLICT DO NOTHING',
    );
    this.wordsFrom = statements.prepare<{ word: string }>(
      'search-words-from',
      'SELECT word FROM search_word WHERE word >= @from AND word < @to ORDER BY word LIMIT @limit',
    );
    this.newestFinds = statements.prepare<{ finds: number; first: number; last: number }>(
      'estimate-finds',
      ESTIMATE,
    );
    transaction.afterRollback(() => {
      this.knownWords.clear();
      this.lastTexts.clear();
    });
  }

  /** Makes a message findable; its texts never change afterwards. */
  insert(position: number, texts: SearchedTexts): void {
    this.add.run({
      position,
      patient: this.learn('patient', texts.patient),
      recipient: this.learn('recipient', texts.recipient),
      subject: this.learn('subject', texts.subject),
      preview: this.learn('preview', texts.preview),
      batch: this.learn('batch', texts.batch),
      tag: texts.tag,
    });
  }

  /**
   * What a search asks of the index, with `tags` as further conditions. Words are quoted and hold only letters and
   * digits: nothing a person types is read as syntax.
   */
  expression(wanted: readonly WantedWord[], tags: readonly string[][]): SearchExpression {
    const found = wanted.map(({ columns, start }) => ({ columns, terms: this.terms(start) }));
    if (found.some(({ terms }) => terms === null)) return { kind: 'nothing' };
    const conditions = [
      ...found.map(({ columns, terms }) => `{${columns.join(' ')}} : (${String(terms)})`),
      ...tags.map((alternatives) => `tag : (${alternatives.map(quoted).join(' OR ')})`),
    ];
    return conditions.length === 0 ? { kind: 'anything' } : { kind: 'match', text: conditions.join(' AND ') };
  }

  /** About how many of `total` messages an expression finds, judged by how close together the newest finds lie. */
  estimate(expression: Extract<SearchExpression, { kind: 'match' }>, total: number): number {
    const newest = this.newestFinds.get({ match: expression.text, limit: ESTIMATE_FINDS });
    const { finds = 0, first = 0, last = 0 } = newest ?? {};
    return finds < ESTIMATE_FINDS ? finds : (finds * total) / (first - last + 1);
  }

  /** The words that begin so, as FTS5 has them; null when there is none. */
  private terms(start: string): string | null {
    if (Array.from(start).length <= INDEXED_PREFIX) return `${quoted(start)} *`;
    const found = this.wordsFrom.all({ from: start, to: start + AFTER_ALL, limit: MOST_WORDS + 1 });
    if (found.length === 0) return null;
    if (found.length > MOST_WORDS) return `${quoted(start)} *`;
    return found.map(({ word }) => quoted(word)).join(' OR ');
  }

  private learn(column: TextColumn, text: string): string {
    const last = this.lastTexts.get(column);
    if (last?.text === text) return last.words;
    const words = this.learnAnew(text);
    this.lastTexts.set(column, { text, words });
    return words;
  }

  private learnAnew(text: string): string {
    const words = wordsIn(text);
    for (const word of words) {
      if (word.length <= INDEXED_PREFIX || this.knownWords.has(word)) continue;
      this.addWord.run({ word });
      if (this.knownWords.size >= REMEMBERED_WORDS) this.knownWords.clear();
      this.knownWords.add(word);
    }
    return words.join(' ');
  }
}

/** The tag of a channel or a purpose: one word of small letters. */
export function tagOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '');
}

function quoted(word: string): string {
  return `"${word}"`;
}
