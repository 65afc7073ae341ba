import { spawn } from 'node:child_process';
import { once } from 'node:events';

const screen = '1600x1200x24';

/**
 * Starts an X server that draws into memory. It picks a free display number itself, so that several may run.
 *
 * @param {{ framebufferFolder?: string }} [options] a folder in which the screen's contents stand as an XWD file
 * @returns {Promise<{ name: string, stop: () => Promise<void> }>} the value for DISPLAY, and how to end it
 */
export async function startVirtualDisplay({ framebufferFolder } = {}) {
  const framebuffer = framebufferFolder === undefined ? [] : ['-fbdir', framebufferFolder];
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset', ...framebuffer],
    // In a group of its own, Ctrl+C does not end it before the app that draws on it.
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'exit');
  const numberPipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const answer = await Promise.race([
    once(numberPipe.setEncoding('utf8'), 'data').then(([text]) => String(text).trim()),
    ended.then(() => null),
  ]);
  if (answer === null) throw new Error('Xvfb ended before it offered a display.');
  const endWithUs = () => server.kill();
  process.once('exit', endWithUs);
  return {
    name: `:${answer}`,
    stop: async () => {
      process.off('exit', endWithUs);
      server.kill();
      await ended;
    },
  };
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Runs a program under a display of its own, so that tests neither need a screen nor disturb the one in use. Only Linux
 * has virtual displays; elsewhere the screen is used.
 *
 * @template Result
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work gets what to add to the program's environment
 * @returns {Promise<Result>}
 */
export async function withVirtualDisplay(work) {
  if (process.platform !== 'linux') return work({});
  const display = await startVirtualDisplay();
  try {
    return await work({ DISPLAY: display.name });
  } finally {
    await display.stop();
  }
}
