import type { DocumentsStore } from './documents-state';

/** Calls back when a file or an e-mail of the list has changed. */
export function subscribeToRows(store: DocumentsStore, listener: () => void): () => void {
  const stops = [store.subscribe(listener), store.getState().emails.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
