import { create } from 'zustand';

interface UndoToast {
  /** What was done: "3 messages marked as handled". */
  text: string;
  undo: () => void;
}

interface UndoToasts {
  /** One at a time: what is undone is the last thing done. */
  toast: UndoToast | null;
  offerUndo: (text: string, undo: () => void) => void;
  dismiss: () => void;
}

export const useUndoToasts = create<UndoToasts>()((set) => ({
  toast: null,
  offerUndo: (text, undo) => {
    set({ toast: { text, undo } });
  },
  dismiss: () => {
    set({ toast: null });
  },
}));
