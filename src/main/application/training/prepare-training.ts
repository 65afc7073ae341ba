import type { Account, AccountSettings } from '../../../shared/domain/account';
import type { TrainingSamples } from '../../ports/training-samples';
import { newPatient } from '../patients/new-patient';
import type { Ports } from '../ports';
import { saveTemplate } from '../templates/save-template';

type TrainingPorts = Pick<
  Ports,
  'accounts' | 'chance' | 'clock' | 'notes' | 'patients' | 'settings' | 'templates' | 'transaction'
>;

/**
 * Makes the training's log ready: its one account, which points at the server inside the app (its port changes with
 * every start), and, in a new log, its sample patients and templates.
 * @returns the training account
 */
export function prepareTraining(
  ports: TrainingPorts,
  settings: AccountSettings,
  samples: TrainingSamples,
): Account {
  const createdAt = ports.clock.now();
  return ports.transaction.run(() => {
    if (ports.patients.count() === 0) {
      insertSamples(ports, samples, createdAt);
    }
    const known = ports.accounts.list().find(({ kind }) => kind === 'training');
    if (known !== undefined) {
      ports.accounts.update(known.id, settings, null);
      return { ...known, ...settings };
    }
    const account: Account = {
      ...settings,
      id: ports.chance.newId(),
      kind: 'training',
      sms: null,
      createdAt,
      pause: null,
      capabilities: null,
    };
    ports.accounts.insert(account);
    return account;
  });
}

function insertSamples(ports: TrainingPorts, samples: TrainingSamples, createdAt: number): void {
  const by = ports.settings.desk().currentStaffName;
  const patients = samples.patients.map((facts) => newPatient(facts, ports.chance.newId(), createdAt));
  ports.patients.insert(patients);
  for (const patient of patients) {
    for (const consent of samples.consentsOf(patient))
      ports.notes.setConsent(patient.id, { ...consent, setAt: createdAt, setBy: by });
  }
  for (const template of samples.templates) saveTemplate(ports, null, template, by);
}
