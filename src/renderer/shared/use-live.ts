import { useEffect, useEffectEvent } from 'react';
import type { ChangesPush } from '../../shared/ipc/contract';
import { listen } from './bridge';

type ChangesListener = (changes: ChangesPush) => void;

/** One subscription for the whole page: every listener on the bridge costs a copy of each push. */
const changesListeners = new Set<ChangesListener>();
let stopListening: (() => void) | null = null;

/** Calls the listener with every push of changes. Returns how to stop. */
export function onChanges(listener: ChangesListener): () => void {
  changesListeners.add(listener);
  stopListening ??= listen('changes', (changes) => {
    for (const each of changesListeners) each(changes);
  });
  return () => {
    changesListeners.delete(listener);
    if (changesListeners.size > 0) return;
    stopListening?.();
    stopListening = null;
  };
}

/** Calls the latest listener with every push of changes, as long as the component is on the screen. */
export function useLive(listener: ChangesListener): void {
  const onPush = useEffectEvent(listener);
  useEffect(
    () =>
      onChanges((changes) => {
        onPush(changes);
      }),
    [],
  );
}
