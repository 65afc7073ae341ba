import Database from 'better-sqlite3';

/**
 * Kills this process before or after a writing statement, of which the first is BEGIN and the last COMMIT.
 * @param lastStep "before 3"; empty for none
 * @returns how many statements there have been
 */
export function dieAtStatement(lastStep: string): () => number {
  let statements = 0;
  const reach = (step: string): void => {
    if (step === lastStep) process.kill(process.pid, 'SIGKILL');
  };
  const statementClass = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as {
    run: (this: unknown, ...parameters: unknown[]) => unknown;
  };
  const { run } = statementClass;
  statementClass.run = function (...parameters) {
    statements += 1;
    const number = String(statements);
    reach(`before ${number}`);
    const result = Reflect.apply(run, this, parameters);
    reach(`after ${number}`);
    return result;
  };
  return () => statements;
}
