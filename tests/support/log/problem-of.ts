import { StartupProblem } from '../../../src/main/ports/startup-problem';

/** The problem for which a log cannot be opened. */
export function problemOf(open: () => unknown): StartupProblem {
  try {
    open();
  } catch (error) {
    if (error instanceof StartupProblem) return error;
    throw error;
  }
  throw new Error('There was no problem.');
}
