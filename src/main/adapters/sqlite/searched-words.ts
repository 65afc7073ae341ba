import type { Database } from 'better-sqlite3';
import type { MessageSearch } from '../../../shared/domain/message-search';
import { wordsIn, wordsWanted } from '../../../shared/domain/search-words';

/** Columns of the word index that hold texts of a message. */
export const TEXT_COLUMNS = ['patient', 'recipient', 'subject', 'preview', 'batch'] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** A beginning that one of the words in one of the columns must have. */
export interface WantedWord {
  columns: readonly TextColumn[];
  start: string;
}

const ANYWHERE = ['patient', 'recipient', 'subject', 'preview'] as const satisfies TextColumn[];

/**
 * The words that a search asks for, and where.
 * @returns null when it has text but no word in it: then nothing is found
 */
export function wantedWords(search: MessageSearch): WantedWord[] | null {
  const criteria: [readonly TextColumn[], string[]][] = [
    [ANYWHERE, search.words],
    [['recipient'], search.to],
    [['patient'], search.patient],
    [['batch'], search.batch],
  ];
  const asked = criteria.filter(([, texts]) => texts.length > 0);
  const wanted = asked.flatMap(([columns, texts]) =>
    wordsWanted(texts.join(' ')).map((start) => ({ columns, start })),
  );
  return asked.length > 0 && wanted.length === 0 ? null : wanted;
}

/**
 * Gives the database a function that looks for words in the texts of one message. Asking the word index about a single
 * message takes ten times as long: it looks into every part it consists of.
 */
export function addHasWords(database: Database): void {
  let question = '';
  let wanted: WantedWord[] = [];
  database.function(
    'has_words',
    { deterministic: true, directOnly: true, varargs: true },
    (asked: string, ...texts: string[]) => {
      if (asked !== question) {
        question = asked;
        wanted = JSON.parse(asked) as WantedWord[];
      }
      return Number(hasWords(texts, wanted));
    },
  );
}

/** @param texts in the order of `TEXT_COLUMNS` */
function hasWords(texts: readonly string[], wanted: readonly WantedWord[]): boolean {
  const known = new Map<TextColumn, string[]>();
  const wordsOf = (column: TextColumn): string[] => {
    const words = known.get(column) ?? wordsIn(texts[TEXT_COLUMNS.indexOf(column)] ?? '');
    known.set(column, words);
    return words;
  };
  return wanted.every(({ columns, start }) =>
    columns.some((column) => wordsOf(column).some((word) => word.startsWith(start))),
  );
}
