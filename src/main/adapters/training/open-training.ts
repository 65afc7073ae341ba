import { randomBytes } from 'node:crypto';
import type { AccountSettings } from '../../../shared/domain/account';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { Tracker } from '../../ports/tracker';
import type { TrainingSamples } from '../../ports/training-samples';
import { PracticeJournal } from './practice-journal';
import { sampleConsents } from './sample-consents';
import { SAMPLE_PATIENTS } from './sample-patients';
import { SAMPLE_TEMPLATES } from './sample-templates';
import { TRAINING_TEXTS, TRAINING_USER, trainingAccount } from './training-account';
import { startTrainingMailServer } from './training-mail-server';
import { TrainingTracker } from './training-tracker';

export interface Training {
  /** Settings of the training account for this run: the port is another one each time. */
  readonly account: AccountSettings;
  /** Good for this run: no other program on this computer can put mail into the practice. */
  readonly password: string;
  readonly samples: TrainingSamples;
  /** What reports the fate of the messages; started once for each run. */
  trackerFor(accountId: string): Tracker;
  /** Stops the mail server; the tracker is stopped by whoever started it. */
  close(): Promise<void>;
}

/**
 * Opens the training practice: a mail server inside this program that accepts, delivers, bounces, opens and clicks
 * like the real world, and what reports it. No message leaves this computer.
 */
export async function openTraining({
  clock,
  logger,
  journalFile,
}: {
  clock: Clock;
  logger: Logger;
  /** Where the practice remembers the messages that it has to report about. */
  journalFile: string;
}): Promise<Training> {
  const password = randomBytes(16).toString('hex');
  const journal = new PracticeJournal(journalFile);
  let tracker: TrainingTracker | null = null;
  const server = await startTrainingMailServer({ user: TRAINING_USER, password }, clock, (mail) => {
    journal.add(mail);
    tracker?.follow(mail);
  });
  return {
    account: trainingAccount(server.host, server.port),
    password,
    samples: {
      patients: SAMPLE_PATIENTS,
      consentsOf: sampleConsents,
      templates: SAMPLE_TEMPLATES,
      texts: TRAINING_TEXTS,
    },
    trackerFor: (accountId) => {
      tracker = new TrainingTracker(accountId, { clock, logger }, journal);
      return tracker;
    },
    close: () => server.stop(),
  };
}
