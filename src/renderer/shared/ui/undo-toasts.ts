import { create } from 'zustand';

interface UndoToast {
  /** What was done: "3 messages marked as handled"; where it counts down, by the time (ms). */
  text: string | ((now: number) => string);
  /** Null: it is said only; there is no way back from here. */
  undo: (() => void) | null;
  /** What the way back is called where it is not "Undo". */
  label?: string;
  /** Id of what it is about, where that can be settled elsewhere, too. */
  about?: string;
}

interface UndoToasts {
  /** One at a time: what is undone is the last thing done. */
  toast: UndoToast | null;
  offerUndo: (text: string, undo: () => void) => void;
  /** Offers a way back that is more than undoing: "Stop". */
  offer: (toast: Offer) => void;
  /** Says that something is done which cannot be taken back here. */
  tell: (text: string) => void;
  dismiss: () => void;
  /** What it says about this is over. */
  dismissAbout: (id: string) => void;
}

interface Offer extends Required<UndoToast> {
  text: (now: number) => string;
  undo: () => void;
}

export const useUndoToasts = create<UndoToasts>()((set) => ({
  toast: null,
  offerUndo: (text, undo) => {
    set({ toast: { text, undo } });
  },
  offer: (toast) => {
    set({ toast });
  },
  tell: (text) => {
    set({ toast: { text, undo: null } });
  },
  dismiss: () => {
    set({ toast: null });
  },
  dismissAbout: (id) => {
    set(({ toast }) => (toast?.about === id ? { toast: null } : {}));
  },
}));
