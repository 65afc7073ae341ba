/** Rows that have changed unseen, and are read again when they are on the screen. */
export interface StaleRows {
  mark: (rowIds: Iterable<string>) => void;
  /** These are on the screen now. */
  see: (rowIds: readonly string[]) => void;
}

/**
 * Reads what is stale and on the screen, one request at a time: a burst of changes must not become a burst of requests.
 * @param read takes the ids, and settles when the rows are there
 */
export function createStaleRows(read: (rowIds: readonly string[]) => Promise<void>): StaleRows {
  const staleIds = new Set<string>();
  let visibleIds: readonly string[] = [];
  let isReading = false;

  const refresh = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    for (let wanted = takeWanted(); wanted.length > 0; wanted = takeWanted()) await read(wanted);
    isReading = false;
  };
  const takeWanted = () => {
    const wanted = visibleIds.filter((id) => staleIds.has(id));
    for (const id of wanted) staleIds.delete(id);
    return wanted;
  };

  return {
    mark: (rowIds) => {
      for (const id of rowIds) staleIds.add(id);
      void refresh();
    },
    see: (rowIds) => {
      visibleIds = rowIds;
      void refresh();
    },
  };
}
