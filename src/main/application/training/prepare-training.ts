import type { Account, AccountSettings } from '../../../shared/domain/account';
import type { PatientFacts } from '../../../shared/domain/check-patient';
import { newPatient } from '../patients/new-patient';
import type { Ports } from '../ports';

/**
 * Makes the training's log ready: its one account, which points at the server inside the app (its port changes with
 * every start), and, in a new log, its sample patients.
 * @returns the training account
 */
export function prepareTraining(
  ports: Pick<Ports, 'accounts' | 'chance' | 'clock' | 'patients' | 'transaction'>,
  settings: AccountSettings,
  samplePatients: readonly PatientFacts[],
): Account {
  const createdAt = ports.clock.now();
  return ports.transaction.run(() => {
    if (ports.patients.count() === 0) {
      ports.patients.insert(
        samplePatients.map((facts) => newPatient(facts, ports.chance.newId(), createdAt)),
      );
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
