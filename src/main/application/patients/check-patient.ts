import type { PatientFacts } from '../../../shared/domain/check-patient';
import { suggestAddress } from '../../../shared/domain/mistyped-domain';
import type { PatientCheck, PatientInput } from '../../../shared/domain/patient';
import type { StoredPatientRow } from '../../ports/patient-store';
import type { Ports } from '../ports';
import { checkedInput, type CheckPorts } from './checked-input';
import { patientRows } from './patient-views';

/**
 * Looks at a form before it is saved. The problems are those of the whole form, untouched fields included: of those
 * only the form knows that they are.
 * @param patientId null for a new patient
 */
export function checkPatient(
  ports: CheckPorts & Pick<Ports, 'patients'>,
  patientId: string | null,
  input: PatientInput,
): PatientCheck {
  const { problems, facts } = checkedInput(ports, input);
  const { email, mobile } = facts;
  const own = patientId === null ? [] : [patientId, ports.patients.current(patientId)?.id];
  const others = (rows: readonly StoredPatientRow[]) =>
    patientRows(
      ports,
      rows.filter(({ id }) => !own.includes(id)),
    );
  return {
    problems,
    suggestedEmail: input.hasNoEmail ? null : suggestAddress(input.email),
    mobileText: mobile === null ? null : ports.phones.shown(mobile, ports.settings.desk().country),
    sharingEmail: email === null ? [] : others(ports.patients.withEmail(email)),
    lookalikes: others(namesakes(ports, facts).filter((row) => mayBeSame(row, facts))),
  };
}

/** Those of the same name, whichever of its parts was typed into which field. */
function namesakes({ patients }: Pick<Ports, 'patients'>, facts: PatientFacts): StoredPatientRow[] {
  const { familyName, givenName } = facts;
  if (familyName === '' && givenName === '') return [];
  const found = [
    ...patients.namesakes({ familyName, givenName }),
    ...patients.namesakes({ familyName: givenName, givenName: familyName }),
  ];
  return [...new Map(found.map((row) => [row.id, row])).values()];
}

/** Something that both have is the same, or there is nothing that both have. */
function mayBeSame(row: StoredPatientRow, facts: PatientFacts): boolean {
  const compared = [
    [row.dateOfBirth, facts.dateOfBirth],
    [row.email?.toLowerCase() ?? null, facts.email?.toLowerCase() ?? null],
    [row.mobile, facts.mobile],
  ].filter(([one, other]) => one !== null && other !== null);
  return compared.length === 0 || compared.some(([one, other]) => one === other);
}
