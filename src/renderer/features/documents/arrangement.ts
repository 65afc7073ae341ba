import type { MessageRow } from '../../../shared/domain/message';
import type { PagedRows } from '../../shared/paged-rows';
import { mergedRows } from './document-row';
import type { GetDocuments, SetDocuments } from './documents-state';

/** Which rows are shown in which order. */
export interface Arrangement {
  arrange: () => void;
  noteScrolledToTop: (isAtTop: boolean) => void;
  /** The person wants to see what has been held back. */
  showHeld: () => void;
  /** The next e-mail is one that the person has asked for here: it is shown at once. */
  expectEmail: () => void;
}

/**
 * Puts files and e-mails into one list. New e-mails come on top of it while it is at its top and nothing in it is
 * chosen; else they are held back, because what is looked at must not move.
 */
export function createArrangement(
  set: SetDocuments,
  get: GetDocuments,
  emails: PagedRows<MessageRow>,
): Arrangement {
  let isAtTop = true;
  let isExpecting = false;
  /** E-mails that are or were shown; null: whatever there is, is to be shown. */
  let shownIds: ReadonlySet<string> | null = null;

  const arrange = () => {
    const { rowIds, rows, nextCursor, isLoaded } = emails.getState();
    if (!isLoaded) return;
    const isFree = isExpecting || (isAtTop && get().selection.selectedIds.size === 0);
    const newIds = newOnTop(rowIds, shownIds);
    if (newIds.length > 0) isExpecting = false;
    const heldIds = isFree ? [] : newIds;
    shownIds = new Set(rowIds.slice(heldIds.length));
    const shown = rowIds.slice(heldIds.length).flatMap((id) => rows.get(id) ?? []);
    const order = mergedRows(get().files, shown, nextCursor !== null).map(({ id }) => id);
    set((before) => ({
      heldIds: sameOr(before.heldIds, heldIds),
      rowIds: sameOr(before.rowIds, order),
    }));
  };

  return {
    arrange,
    noteScrolledToTop: (is) => {
      isAtTop = is;
    },
    showHeld: () => {
      shownIds = null;
      arrange();
    },
    expectEmail: () => {
      isExpecting = true;
    },
  };
}

/** Those above the first one that was shown; none where so much is new that there is no such one. */
function newOnTop(rowIds: readonly string[], shownIds: ReadonlySet<string> | null): readonly string[] {
  const firstShown = shownIds === null ? 0 : rowIds.findIndex((id) => shownIds.has(id));
  return rowIds.slice(0, Math.max(firstShown, 0));
}

/** The list that is there when nothing in it has changed: then nothing is painted again. */
function sameOr(before: readonly string[], next: readonly string[]): readonly string[] {
  return before.length === next.length && before.every((id, index) => id === next[index]) ? before : next;
}
