import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the keyboard in a place when what it was on leaves it: without that, the next Tab would begin at the top of the
 * page. The place must be able to take the focus (`tabIndex={-1}`).
 */
export function useKeptFocus(placeRef: RefObject<HTMLElement | null>): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = () => {
      const isHere = placeRef.current?.contains(document.activeElement) ?? false;
      if (isHere || !isInDialog(document.activeElement)) hadFocus.current = isHere;
    };
    // Whoever clicks beside everything wants the focus nowhere.
    const forget = ({ target }: PointerEvent) => {
      if (!isInDialog(target)) hadFocus.current = false;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', forget);
    };
  }, [placeRef]);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) placeRef.current?.focus();
  });
}

/** A dialog was opened from somewhere, and gives the keyboard back when it closes. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
