import type { StateCreator } from 'zustand';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import type { PatientsState, PlaceSlice } from './patients-state';

/** From the list to a record and back, and what opens over them. */
export const placeSlice: StateCreator<PatientsState, [], [], PlaceSlice> = (set, get) => ({
  openId: null,
  tab: 'details',
  dialog: null,
  noteDrafts: new Map(),

  openRecord: (patientId) => {
    const isOther = patientId !== get().openId;
    set({ openId: patientId, dialog: null, ...(isOther && { tab: 'details' }) });
  },
  closeRecord: () => {
    set({ openId: null, dialog: null });
  },
  showTab: (tab) => {
    set({ tab });
  },
  openDialog: (dialog) => {
    set({ dialog });
  },
  closeDialog: () => {
    set({ dialog: null });
  },
  draftNote: (patientId, text) => {
    const noteDrafts = new Map(get().noteDrafts);
    if (text === '') noteDrafts.delete(patientId);
    else noteDrafts.set(patientId, text);
    set({ noteDrafts });
  },
  startOver: () => {
    get().list.getState().clear();
    set({
      searchText: '',
      isArchived: false,
      counts: null,
      selection: NO_SELECTION,
      openId: null,
      tab: 'details',
      dialog: null,
      noteDrafts: new Map(),
      actionNote: null,
      actionFailure: null,
    });
    void get().readPatients();
  },
});
