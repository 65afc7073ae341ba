import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { actionsSlice } from './actions-slice';
import { listSlice } from './list-slice';
import type { PatientsState } from './patients-state';
import { placeSlice } from './place-slice';

/** The list of patients, and where in it the person is. */
export const usePatients = create<PatientsState>()((...store) => ({
  ...listSlice(...store),
  ...placeSlice(...store),
  ...actionsSlice(...store),
}));

/** Some parts of it: the component paints again only when one of these changes. */
export function usePatientsParts<Part extends keyof PatientsState>(
  ...parts: Part[]
): Pick<PatientsState, Part> {
  return usePatients(
    useShallow(
      (state) => Object.fromEntries(parts.map((part) => [part, state[part]])) as Pick<PatientsState, Part>,
    ),
  );
}
