import type { RecipientTable, RecipientTableShelf } from '../../ports/recipient-table-shelf';

/** Holds tables in memory until their draft is sent or dropped. */
export function createRecipientTableShelf(): RecipientTableShelf {
  const shelf = new Map<string, RecipientTable>();
  return {
    put: (id, table) => {
      shelf.set(id, table);
    },
    take: (id) => shelf.get(id) ?? null,
    drop: (id) => {
      shelf.delete(id);
    },
  };
}
