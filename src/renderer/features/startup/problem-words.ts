import type { StartupProblemView } from '../../../shared/ipc/contract';

interface ProblemWords {
  title: string;
  /** What happened, and what it means for messages. */
  happened: string;
  advice: string;
}

/** For every problem with the log at the start. Nothing is ever sent while one of them stands. */
export const STARTUP_PROBLEM_WORDS = {
  locked: {
    title: 'Sendtrail is already using this log',
    happened:
      'Another copy of Sendtrail, or another program, has the log open. Two copies at once could send a message twice, so this one has stopped.',
    advice: 'Close the other copy, or wait until it has closed, and press Try again.',
  },
  corrupt: {
    title: 'The log is damaged',
    happened:
      'Its file cannot be read any more. Nothing has been sent and nothing in the file has been changed.',
    advice:
      'Restore the last backup, or have somebody look at the file first. What came after the backup is then missing from the log: it may have been sent.',
  },
  'read-only': {
    title: 'The log cannot be written to',
    happened: 'Its file or folder is read-only. A message that cannot be logged is not sent.',
    advice: 'Ask whoever looks after this computer to allow writing to the file below, then press Try again.',
  },
  'newer-version': {
    title: 'The log belongs to a newer Sendtrail',
    happened: 'A newer version has written this log. This version could damage it and leaves it alone.',
    advice: 'Install the newest version of Sendtrail on this computer.',
  },
  'disk-full': {
    title: 'The disk is full',
    happened: 'There is no room to write the log. A message that cannot be logged is not sent.',
    advice: 'Free some space on this disk, then press Try again.',
  },
  other: {
    title: 'The log cannot be opened',
    happened: 'Nothing has been sent and nothing in the log has been changed.',
    advice: 'Press Try again. If it stays so, show this screen to whoever looks after this computer.',
  },
} as const satisfies Record<StartupProblemView['problem'], ProblemWords>;

/** Problems that a backup can end: the others would meet the restored log, too. */
export const RESTORABLE_PROBLEMS: ReadonlySet<StartupProblemView['problem']> = new Set(['corrupt', 'other']);
