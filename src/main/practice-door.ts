import type { NewAccountInput } from '../shared/domain/tracking';
import { addAccount } from './application/accounts/add-account';
import { checkedSettings } from './application/accounts/save-account';
import {
  hasClinicLog,
  openClinic,
  openTrainingPractice,
  removeEmptyClinic,
  removeTraining,
  type RunningPractice,
  type SystemParts,
} from './compose';
import { UseCaseError } from './ports/use-case-error';
import type { ProfilePlaces } from './profile-places';

/** Running attempts get this long to end before they are ended. */
const CLOSE_GRACE_MS = 5_000;

/** The one practice that is open, and the way from the training to the clinic. */
export interface PracticeDoor {
  current(): RunningPractice;
  /** Opens the clinic's log if there is one, else the training. Throws a StartupProblem. */
  open(): Promise<RunningPractice>;
  /** Ends the training: an empty log with this account takes its place. */
  setUpRealAccount(input: NewAccountInput): Promise<RunningPractice>;
  close(): Promise<void>;
}

export function createPracticeDoor(system: SystemParts, places: ProfilePlaces): PracticeDoor {
  let running: RunningPractice | null = null;

  function current(): RunningPractice {
    if (running === null) throw new UseCaseError('log-unavailable', 'No log is open.');
    return running;
  }

  /** A process that died while the training ended leaves its sample patients on the disk. */
  function removeLeftTraining(): void {
    try {
      removeTraining(places);
    } catch (error) {
      // The clinic works without that; it is tried again at the next start.
      system.logger.error('training-not-removed', { error: String(error) });
    }
  }

  return {
    current,
    open: async () => {
      const isClinic = hasClinicLog(places);
      running = isClinic ? openClinic(system, places, false) : await openTrainingPractice(system, places);
      if (isClinic) removeLeftTraining();
      return running;
    },
    setUpRealAccount: async (input) => {
      const training = current();
      if (training.practice !== 'training') {
        throw new UseCaseError(
          'not-allowed-now',
          'The training has ended already. Add the account in the settings.',
        );
      }
      checkedSettings(input.account.settings);
      if (hasClinicLog(places)) {
        throw new UseCaseError(
          'not-allowed-now',
          'There is a log of the clinic already. Start Sendtrail again.',
        );
      }
      const clinic = openClinic(system, places, true);
      try {
        addAccount(clinic.ports, clinic.outbox, input);
      } catch (error) {
        // A clinic without its account would be what opens next time, and its lock would stop a second try.
        await clinic.close(0);
        removeEmptyClinic(places);
        throw error;
      }
      running = clinic;
      await training.close(CLOSE_GRACE_MS);
      removeTraining(places);
      return clinic;
    },
    close: async () => {
      const closing = running;
      running = null;
      await closing?.close(CLOSE_GRACE_MS);
    },
  };
}
