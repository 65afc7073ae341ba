import { useState } from 'react';

export interface LateHandle<Handle> {
  /** For the `ref` of the component. */
  attach: (handle: Handle | null) => void;
  /** Does it now, or as soon as the component is there. */
  tell: (act: (handle: Handle) => void) => void;
}

function createLateHandle<Handle>(): LateHandle<Handle> {
  let current: Handle | null = null;
  let waiting: ((handle: Handle) => void) | null = null;
  return {
    attach: (handle) => {
      current = handle;
      if (handle === null || waiting === null) return;
      const act = waiting;
      waiting = null;
      act(handle);
    },
    tell: (act) => {
      if (current === null) waiting = act;
      else act(current);
    },
  };
}

/** A way to ask something of a component that may not be on the screen yet; of several requests the last one counts. */
export function useLateHandle<Handle>(): LateHandle<Handle> {
  const [handle] = useState(createLateHandle<Handle>);
  return handle;
}
