/** @param {string} line */
export function say(line) {
  process.stdout.write(`setup: ${line}\n`);
}

/** What stops the set-up and can be put right by the person at the keyboard; shown without a stack. */
export class SetupProblem extends Error {}
