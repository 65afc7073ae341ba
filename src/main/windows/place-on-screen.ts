/** In device-independent pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Without a position the window system chooses one. */
export interface WindowBounds {
  x?: number;
  y?: number;
  width: number;
  height: number;
}

/** So much of a window's top edge must be on a screen that a person can take hold of it. */
const GRASP_WIDTH = 120;
const GRASP_HEIGHT = 40;
/** About the height of a title bar: each window shows the title of the one below it. */
export const CASCADE_STEP = 28;

function overlap(fromA: number, toA: number, fromB: number, toB: number): number {
  return Math.min(toA, toB) - Math.max(fromA, fromB);
}

function canBeGrasped(window: Area, screen: Area): boolean {
  const across = overlap(window.x, window.x + window.width, screen.x, screen.x + screen.width);
  const down = overlap(window.y, window.y + GRASP_HEIGHT, screen.y, screen.y + screen.height);
  return across >= GRASP_WIDTH && down >= GRASP_HEIGHT;
}

/**
 * Where a window opens: where it was, if a screen still shows that place; else in the middle of the main screen. Never
 * larger than the screen.
 * @param screens the parts of the screens that windows may use, the main screen first
 */
export function placeOnScreen(
  remembered: Area | null,
  size: { width: number; height: number },
  screens: readonly Area[],
): WindowBounds {
  if (remembered !== null) {
    const screen = screens.find((candidate) => canBeGrasped(remembered, candidate));
    if (screen !== undefined) return { x: remembered.x, y: remembered.y, ...fitted(remembered, screen) };
  }
  const { width, height } = remembered ?? size;
  const [main] = screens;
  return main === undefined ? { width, height } : centred(fitted({ width, height }, main), main);
}

function fitted(size: { width: number; height: number }, screen: Area) {
  return { width: Math.min(size.width, screen.width), height: Math.min(size.height, screen.height) };
}

function centred(size: { width: number; height: number }, screen: Area): Area {
  return {
    x: screen.x + Math.floor((screen.width - size.width) / 2),
    y: screen.y + Math.floor((screen.height - size.height) / 2),
    ...size,
  };
}

/**
 * How far the window number `index` (from 0) of its kind stands to the right of and below the first one; begins again
 * where it would leave the screen.
 */
export function cascadeOffset(first: WindowBounds, index: number, screens: readonly Area[]): number {
  const { x, y, width, height } = first;
  if (x === undefined || y === undefined) return 0;
  const screen = screens.find((candidate) => canBeGrasped({ x, y, width, height }, candidate));
  if (screen === undefined) return 0;
  const room = Math.min(screen.x + screen.width - x - width, screen.y + screen.height - y - height);
  const steps = Math.max(Math.floor(room / CASCADE_STEP), 0) + 1;
  return (index % steps) * CASCADE_STEP;
}
