import { spawn } from 'node:child_process';
import { SetupProblem } from './say.mjs';

/** How much of a failed program's output is shown from each end. */
const shownLines = 20;

/** @param {string} text */
function bothEnds(text) {
  const lines = text.trim().split('\n');
  if (lines.length <= 2 * shownLines) return lines.join('\n');
  return [...lines.slice(0, shownLines), '…', ...lines.slice(-shownLines)].join('\n');
}

/**
 * Runs a program to its end. Its output is kept back and shown only when it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<string>} what it wrote to stdout
 * @throws {SetupProblem} when it cannot start, fails, or takes longer than `timeoutMs`
 */
export function runCommand(command, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let everything = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stdout += text;
      everything += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      everything += text;
    });
    child.once('error', (error) => {
      reject(new SetupProblem(`${command} could not be started: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      if (code === 0) {
        fulfil(stdout);
        return;
      }
      const end = code === null ? `was stopped (${signal ?? 'no signal'})` : `ended with code ${code}`;
      reject(new SetupProblem(`${command} ${args.join(' ')} ${end}\n${bothEnds(everything)}`));
    });
  });
}

/**
 * Runs npm as the client that started this process, else the one on the path.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, timeoutMs?: number }} [options]
 */
export function runNpm(args, options) {
  const client = process.env['npm_execpath'];
  return client === undefined
    ? runCommand('npm', args, options)
    : runCommand(process.execPath, [client, ...args], options);
}
