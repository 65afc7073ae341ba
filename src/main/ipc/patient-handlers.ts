import type { InvokeChannel } from '../../shared/ipc/contract';
import { addNote, strikeNote } from '../application/patients/admin-notes';
import { checkPatient } from '../application/patients/check-patient';
import { createPatient } from '../application/patients/create-patient';
import { exportPatients } from '../application/patients/export-patients';
import { getPatientRecord } from '../application/patients/get-patient-record';
import { listPatients } from '../application/patients/list-patients';
import { listPatientMessages } from '../application/patients/list-patient-messages';
import { mergePatients } from '../application/patients/merge-patients';
import { currentRows } from '../application/patients/patient-views';
import { savePatient } from '../application/patients/save-patient';
import { setArchived } from '../application/patients/set-archived';
import { setConsent } from '../application/patients/set-consent';
import { act, type HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type PatientChannel = Extract<InvokeChannel, `patients:${string}` | `import:${string}`>;

/** Requests about records and their import. */
export function patientHandlers({ ports, imports, staffName }: HandlingDesk): Pick<Handlers, PatientChannel> {
  return {
    'patients:search': ({ text, limit }) => ports().patients.search(text, limit),
    'patients:list': (request) => listPatients(ports(), request),
    'patients:counts': () => ({
      current: ports().patients.count(),
      archived: ports().patients.countArchived(),
    }),
    'patients:rows': ({ patientIds }) => currentRows(ports(), patientIds),
    'patients:record': ({ patientId }) => getPatientRecord(ports(), patientId),
    'patients:check': ({ patientId, input }) => checkPatient(ports(), patientId, input),
    'patients:create': (input) => createPatient(ports(), input),
    'patients:save': ({ patientId, changes }) => savePatient(ports(), patientId, changes, staffName()),
    'patients:set-consent': act((request) => {
      setConsent(ports(), request, staffName());
    }),
    'patients:add-note': act(({ patientId, text }) => {
      addNote(ports(), patientId, text, staffName());
    }),
    'patients:strike-note': act(({ noteId, isStruck }) => {
      strikeNote(ports(), noteId, isStruck, staffName());
    }),
    'patients:messages': (request) => listPatientMessages(ports(), request),
    'patients:set-archived': async ({ patientIds, isArchived }) => {
      await setArchived(ports(), patientIds, isArchived, staffName());
      return null;
    },
    'patients:merge': act(({ keptId, otherId }) => {
      mergePatients(ports(), keptId, otherId, staffName());
    }),
    'patients:export-csv': async (request) => ({ savedRows: await exportPatients(ports(), request) }),
    'import:choose': () => imports().choose(),
    'import:reread': ({ importId, ...reading }) => imports().reread(importId, reading),
    'import:check': ({ importId, mapping }) => imports().check(importId, mapping),
    'import:run': ({ importId, mapping, isSkippingBadRows }) =>
      imports().run(importId, mapping, isSkippingBadRows),
    'import:cancel': act(({ importId }) => {
      imports().cancel(importId);
    }),
    'import:save-errors': async ({ importId }) => ({ isSaved: await imports().saveErrors(importId) }),
  };
}
