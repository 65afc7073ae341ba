import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  Patient,
  PatientCheck,
  PatientField,
  PatientInput,
  PatientProblem,
  PatientRow,
} from '../../../shared/domain/patient';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { changedFields, EMPTY_INPUT, inputOf, pick, PATIENT_FIELDS, sentInput } from './patient-input';

export interface PatientFormState {
  /** What the record says in the form's words; changes of the form are what differs from it. */
  base: PatientInput;
  input: PatientInput;
  /** Fields that the person has been in and left: only there is a half-typed text a mistake. */
  leftFields: ReadonlySet<PatientField>;
  hasTried: boolean;
  /** What main has said about the form; null until it has. */
  check: PatientCheck | null;
  /** Fields that something else has changed while the form was open. */
  changedMeanwhile: readonly PatientField[];
  isBusy: boolean;
  failure: BridgeFailure | null;
}

export interface PatientFormActions {
  change: (changes: Partial<PatientInput>) => void;
  leave: (field: PatientField) => void;
  /** The record as it is now: fields that the person has not touched follow it. */
  follow: (patient: PatientRow) => void;
  /** @returns the patient; null where something stands in the way */
  save: () => Promise<Patient | null>;
}

export type PatientForm = StoreApi<PatientFormState & PatientFormActions>;
type Set = PatientForm['setState'];
type Get = PatientForm['getState'];

/** So long after the last key the form is checked. */
const CHECK_AFTER_MS = 200;

/**
 * A form for a new patient or for the details of one on record.
 * @param patientId null for a new patient
 * @param start what the form begins with
 */
export function createPatientForm(patientId: string | null, start: Partial<PatientInput>): PatientForm {
  return createStore((set, get) => {
    const checking = createChecking(patientId, set, get);
    const input = { ...EMPTY_INPUT, ...start };
    return {
      // For a new patient everything that stands in the form is to be written.
      base: patientId === null ? EMPTY_INPUT : input,
      input,
      leftFields: new Set<PatientField>(),
      hasTried: false,
      check: null,
      changedMeanwhile: [],
      isBusy: false,
      failure: null,
      change: (changes) => {
        set({ input: { ...get().input, ...changes }, failure: null });
        checking.soon();
      },
      leave: (field) => {
        set({ leftFields: new Set([...get().leftFields, field]) });
      },
      follow: (patient) => {
        set(followed(get(), inputOf(patient)));
      },
      save: () => save(patientId, checking.now, set, get),
    };
  });
}

/** Asks main about the form a moment after the last key; of several answers the last one counts. */
function createChecking(patientId: string | null, set: Set, get: Get) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const now = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = ++asked;
    try {
      const check = await ask('patients:check', { patientId, input: sentInput(get().input) });
      if (mine === asked) set({ check });
    } catch (thrown) {
      if (mine === asked) set({ failure: asFailure(thrown) });
    }
  };
  return {
    now,
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void now(), CHECK_AFTER_MS);
    },
  };
}

/** What a record has become is the new base; where nobody has typed it is shown as well. */
function followed(
  { base, input, changedMeanwhile }: PatientFormState,
  next: PatientInput,
): Partial<PatientFormState> {
  const moved = changedFields(base, next);
  if (moved.length === 0) return {};
  const typed = changedFields(base, input);
  return {
    base: next,
    input: { ...next, ...pick(input, typed) },
    changedMeanwhile: PATIENT_FIELDS.filter(
      (field) => moved.includes(field) || changedMeanwhile.includes(field),
    ),
  };
}

async function save(
  patientId: string | null,
  checkNow: () => Promise<void>,
  set: Set,
  get: Get,
): Promise<Patient | null> {
  if (get().isBusy) return null;
  set({ isBusy: true, hasTried: true, failure: null });
  try {
    await checkNow();
    const { base, input, failure } = get();
    if (failure !== null || Object.keys(shownProblems(get())).length > 0) return null;
    const sent = sentInput(input);
    if (patientId === null) return await ask('patients:create', sent);
    return await ask('patients:save', { patientId, changes: pick(sent, changedFields(base, sent)) });
  } catch (thrown) {
    set({ failure: asFailure(thrown) });
    return null;
  } finally {
    set({ isBusy: false });
  }
}

type ShownProblems = Partial<Record<PatientField, PatientProblem>>;

/**
 * Problems that the person should hear of now: of what they have changed, in fields that they have left. What was on
 * record before and is not touched does not keep them from saving.
 */
export function shownProblems({
  check,
  base,
  input,
  leftFields,
  hasTried,
}: Pick<PatientFormState, 'check' | 'base' | 'input' | 'leftFields' | 'hasTried'>): ShownProblems {
  const problems = check?.problems ?? {};
  const isNew = base === EMPTY_INPUT;
  const changed = changedFields(base, input);
  const shown = PATIENT_FIELDS.filter(
    (field) =>
      problems[field] !== undefined &&
      (isNew || changed.includes(field)) &&
      (hasTried || (leftFields.has(field) && problems[field] !== 'name-missing')),
  );
  return pick(problems, shown);
}
