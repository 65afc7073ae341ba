import type { Account, AccountSettings } from '../../../shared/domain/account';
import type { SmsSettings } from '../../../shared/domain/sms-account';
import type { TrainingSamples, TrainingTexts } from '../../ports/training-samples';
import { newPatient } from '../patients/new-patient';
import type { Ports } from '../ports';
import { saveTemplate } from '../templates/save-template';

type TrainingPorts = Pick<
  Ports,
  'accounts' | 'chance' | 'clock' | 'notes' | 'patients' | 'settings' | 'templates' | 'transaction'
>;

/**
 * Makes the training's log ready: its account, which points at the server inside the app (its port changes with every
 * start), the one that sends SMS through it, and, in a new log, its sample patients and templates.
 * @returns the training account
 */
export function prepareTraining(
  ports: TrainingPorts,
  settings: AccountSettings,
  samples: TrainingSamples,
): Account {
  return ports.transaction.run(() => {
    if (ports.patients.count() === 0) insertSamples(ports, samples, ports.clock.now());
    const account = keepAccount(ports, 'training', settings, null);
    keepTexts(ports, account, samples.texts);
    return account;
  });
}

/** The training has one account of each kind. */
function keepAccount(
  ports: TrainingPorts,
  kind: 'training' | 'sms',
  settings: AccountSettings,
  sms: SmsSettings | null,
): Account {
  const known = ports.accounts.list().find((account) => account.kind === kind);
  if (known !== undefined) {
    ports.accounts.update(known.id, settings, sms);
    return { ...known, ...settings, sms };
  }
  const account: Account = {
    ...settings,
    id: ports.chance.newId(),
    kind,
    sms,
    createdAt: ports.clock.now(),
    pause: null,
    capabilities: null,
  };
  ports.accounts.insert(account);
  return account;
}

/** A gateway is reached through the server of the account that sends its mails. */
function keepTexts(
  ports: TrainingPorts,
  { id, ...carrying }: Account,
  { name, gateway }: TrainingTexts,
): void {
  const { host, port, security, messagesPerMinute } = carrying;
  const sender = { user: null, fromName: '', fromAddress: '', replyTo: null };
  const pace = { messagesPerMinute, messagesPerMinutePerDomain: null };
  keepAccount(
    ports,
    'sms',
    { name, host, port, security, ...sender, ...pace },
    {
      ...{ driver: 'gateway', baseUrl: '', senderId: null, isSenderIdRegistered: false, generic: null },
      gateway: { ...gateway, emailAccountId: id },
    },
  );
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
