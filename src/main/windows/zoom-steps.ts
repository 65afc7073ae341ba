/** Zoom factors of the pages: 100 % to 200 %, within which every screen is made to work. */
export const ZOOM_STEPS = [1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** Chromium keeps zoom as a logarithm, so that factors come back a little off. */
const TOLERANCE = 0.01;

/** The next larger (1) or smaller (-1) factor; stays at the ends. */
export function nextZoom(factor: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse();
  const next = steps.find((step) => (step - factor) * direction > TOLERANCE);
  return next ?? (direction === 1 ? 2 : 1);
}
