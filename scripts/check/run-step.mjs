import { spawn } from 'node:child_process';
import { projectRoot } from '../setup/project-paths.mjs';

/**
 * @typedef {{ name: string, isPassed: boolean, output: string, durationMs: number }} StepResult
 * @typedef {{ name: string, run: () => Promise<{ isPassed: boolean, output: string }> }} Step
 */

/**
 * A step that runs one of the project's tools and passes when that ends with 0.
 *
 * @param {string} name
 * @param {string} program its file under node_modules
 * @param {string[]} args
 * @returns {Step}
 */
export function toolStep(name, program, args) {
  return { name, run: () => runTool(program, args) };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ isPassed: boolean, output: string }>}
 */
export function runTool(program, args) {
  return new Promise((fulfil) => {
    const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    child.once('error', (error) => {
      fulfil({ isPassed: false, output: error.message });
    });
    child.once('close', (code) => {
      fulfil({ isPassed: code === 0, output });
    });
  });
}

/**
 * Runs the steps, a few at a time, and prints a line for each; what a failed step said is printed in full.
 *
 * @param {readonly Step[]} steps
 * @param {number} atOnce
 * @returns {Promise<StepResult[]>}
 */
export async function runSteps(steps, atOnce) {
  const waiting = [...steps];
  /** @type {StepResult[]} */
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const startedAt = performance.now();
      const { isPassed, output } = await step.run();
      const result = { name: step.name, isPassed, output, durationMs: performance.now() - startedAt };
      results.push(result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

/** @param {StepResult} result */
function report({ name, isPassed, output, durationMs }) {
  const seconds = (durationMs / 1000).toFixed(1);
  process.stdout.write(`check: ${name} ${isPassed ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  if (!isPassed) process.stdout.write(`${output.trimEnd()}\n`);
}
