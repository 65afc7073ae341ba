import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width of an element, without its scroll bar (px). Known before the first paint. */
export function useWidth(elementRef: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = elementRef.current;
    if (element === null) return;
    const measure = () => {
      // A hidden table has no width; it keeps the one with which it comes back.
      if (element.clientWidth > 0) setWidthPx(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [elementRef]);
  return widthPx;
}
