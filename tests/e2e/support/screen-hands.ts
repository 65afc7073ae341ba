import { execFileSync } from 'node:child_process';

/** Hands on a virtual display: real key strokes and mouse clicks, for programs that no test tool may look into. */
export interface ScreenHands {
  /** Ids of the visible windows whose title matches. */
  findWindows: (titlePattern: string) => string[];
  /** Presses keys in a window, for example `ctrl+q`. */
  press: (windowId: string, keys: string) => void;
}

export function screenHands(display: string): ScreenHands {
  const run = (...args: string[]): string =>
    execFileSync('xdotool', args, { env: { ...process.env, DISPLAY: display }, encoding: 'utf8' });
  return {
    findWindows: (titlePattern) => {
      try {
        return run('search', '--onlyvisible', '--name', titlePattern).trim().split('\n');
      } catch {
        // xdotool ends with 1 when it finds none.
        return [];
      }
    },
    press: (windowId, keys) => {
      // There is no window manager that would give it the keyboard.
      run('windowfocus', '--sync', windowId, 'key', '--clearmodifiers', keys);
    },
  };
}
