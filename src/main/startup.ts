import { app, ipcMain, shell } from 'electron';
import type { StartupProblemView } from '../shared/ipc/contract';
import { restoreBackup } from './adapters/sqlite/restore-backup';
import type { RunningPractice } from './compose';
import { registerHandlers } from './ipc/register-handlers';
import type { PracticeDoor } from './practice-door';
import type { Logger } from './ports/logger';
import { StartupProblem } from './ports/startup-problem';
import { showStartupProblem } from './windows/startup-problem-window';
import type { WindowWorkshop } from './windows/open-window';

/**
 * Opens the practice. A log that cannot be opened is a screen with choices, never a fresh log: one that forgets what
 * was sent would send it again.
 * @returns null when the person gave up
 */
export async function passStartup(
  door: PracticeDoor,
  workshop: WindowWorkshop,
  logger: Logger,
): Promise<RunningPractice | null> {
  let problem = await problemOf(door, logger);
  while (problem !== null) {
    const choice = await askPerson(problem, workshop, logger);
    if (choice === 'quit') {
      app.quit();
      return null;
    }
    problem =
      choice === 'restore-backup' ? await restored(problem, door, logger) : await problemOf(door, logger);
  }
  for (const window of workshop.registry.ofKind('startup-problem')) window.destroy();
  return door.current();
}

async function problemOf(door: PracticeDoor, logger: Logger): Promise<StartupProblem | null> {
  try {
    await door.open();
    return null;
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error;
    logger.error('log-not-opened', { problem: error.problem, detail: error.detail });
    return error;
  }
}

async function restored(
  problem: StartupProblem,
  door: PracticeDoor,
  logger: Logger,
): Promise<StartupProblem | null> {
  try {
    restoreBackup(problem.file);
  } catch (error) {
    logger.error('backup-not-restored', { error: String(error) });
    const { file, hasBackup } = problem;
    const detail = `The backup could not be restored: ${error instanceof Error ? error.message : String(error)}`;
    return new StartupProblem({ problem: problem.problem, file, detail, hasBackup });
  }
  return problemOf(door, logger);
}

/** Shows the problem and waits for what the person decides. Closing the window is leaving. */
function askPerson(
  problem: StartupProblem,
  workshop: WindowWorkshop,
  logger: Logger,
): Promise<'try-again' | 'restore-backup' | 'quit'> {
  const { file, detail, hasBackup } = problem;
  const view: StartupProblemView = { problem: problem.problem, file, detail, hasBackup };
  return new Promise((resolve) => {
    const close = registerHandlers({
      ipc: ipcMain,
      rules: { kindOf: (id) => workshop.registry.kindOf(id), ownOrigin: workshop.pagesOrigin },
      logger,
      handlers: {
        'startup:problem': () => view,
        'startup:choose': ({ choice }) => {
          if (choice === 'show-file') shell.showItemInFolder(file);
          else decide(choice);
          return null;
        },
      },
    });
    const window = showStartupProblem(workshop);
    const onClosed = () => {
      decide('quit');
    };
    window.once('closed', onClosed);
    const decide = (choice: 'try-again' | 'restore-backup' | 'quit') => {
      close();
      window.removeListener('closed', onClosed);
      resolve(choice);
      // The page shows what it is told when it loads; a second problem may be another one.
      if (choice !== 'quit' && !window.isDestroyed()) window.destroy();
    };
  });
}
