import { create } from 'zustand';

interface UndoToast {
  /** What was done: "3 messages marked as handled". */
  text: string;
  /** Null: it is said only; there is no way back from here. */
  undo: (() => void) | null;
}

interface UndoToasts {
  /** One at a time: what is undone is the last thing done. */
  toast: UndoToast | null;
  offerUndo: (text: string, undo: () => void) => void;
  /** Says that something is done which cannot be taken back here. */
  tell: (text: string) => void;
  dismiss: () => void;
}

export const useUndoToasts = create<UndoToasts>()((set) => ({
  toast: null,
  offerUndo: (text, undo) => {
    set({ toast: { text, undo } });
  },
  tell: (text) => {
    set({ toast: { text, undo: null } });
  },
  dismiss: () => {
    set({ toast: null });
  },
}));
