/** Main lists so many ids of what changed in one push; with that many, anything may be among the others. */
export const LISTED_IDS_LIMIT = 2_000;

/**
 * Makes a reading that runs once at a time: whatever is asked for while one is under way is read after it, all together.
 * @param readOnce keeps its failures to itself
 */
export function readingAgain(readOnce: () => Promise<void>): () => Promise<void> {
  let isReading = false;
  let isStale = false;
  return async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale) {
      isStale = false;
      await readOnce();
    }
    isReading = false;
  };
}
