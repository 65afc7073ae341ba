import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus back when a dialog closes: to what opened it, or, where that is gone (an entry of a menu, a row that
 * was archived), to where the keyboard is of use.
 */
export function useFocusBack(isOpen: boolean, home: () => void): void {
  const before = useRef<Element | null>(null);
  // Before the dialog takes the focus.
  useLayoutEffect(() => {
    if (isOpen) before.current = document.activeElement;
  }, [isOpen]);
  const giveBack = useEffectEvent(() => {
    if (document.activeElement !== document.body) return;
    const { current } = before;
    if (current instanceof HTMLElement && current !== document.body) current.focus();
    if (document.activeElement === document.body) home();
  });
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) giveBack();
    wasOpen.current = isOpen;
  }, [isOpen]);
}
