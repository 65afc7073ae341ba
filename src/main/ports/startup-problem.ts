import type { StartupProblemKind } from '../../shared/domain/startup-problem';

export interface StartupProblemFacts {
  problem: StartupProblemKind;
  /** The log's file. */
  file: string;
  /** What the system or the database said, for whoever is called to help. */
  detail: string;
  /** Whether there is a backup to go back to. */
  hasBackup: boolean;
}

/** Why the log cannot be opened. The start stops here: a log that forgets what it sent would send twice. */
export class StartupProblem extends Error implements StartupProblemFacts {
  readonly problem: StartupProblemKind;
  readonly file: string;
  readonly detail: string;
  readonly hasBackup: boolean;

  constructor({ problem, file, detail, hasBackup }: StartupProblemFacts, cause?: unknown) {
    super(`${problem}: ${file}: ${detail}`, { cause });
    this.name = 'StartupProblem';
    this.problem = problem;
    this.file = file;
    this.detail = detail;
    this.hasBackup = hasBackup;
  }
}
