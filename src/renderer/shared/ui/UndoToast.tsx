import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNow } from './use-now';
import { useUndoToasts } from './undo-toasts';
import classes from './UndoToast.module.css';

const SHOWN_FOR_MS = 8_000;

/** Says what was done and offers to take it back; stays while the pointer or the focus is on it. */
export function UndoToast() {
  const { toast, dismiss } = useUndoToasts();
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (toast === null || isHeld) return;
    const timer = setTimeout(dismiss, SHOWN_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, isHeld, dismiss]);
  const undo = toast?.undo ?? null;
  const hold = () => {
    setIsHeld(true);
  };
  const letGo = () => {
    setIsHeld(false);
  };
  return (
    <div className={classes.place} role="status">
      {toast !== null && (
        <div
          className={classes.toast}
          onPointerEnter={hold}
          onPointerLeave={letGo}
          onFocus={hold}
          onBlur={letGo}
        >
          {typeof toast.text === 'string' ? <span>{toast.text}</span> : <Counting words={toast.text} />}
          {undo !== null && (
            <button
              type="button"
              className={classes.undo}
              onClick={() => {
                undo();
                setIsHeld(false);
                dismiss();
              }}
            >
              {toast.label ?? 'Undo'}
            </button>
          )}
          <button type="button" className={classes.close} aria-label="Dismiss" onClick={dismiss}>
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}

/** Words that change by the second; read out once and not with every second. */
function Counting({ words }: { words: (now: number) => string }) {
  const now = useNow('second');
  return <span aria-live="off">{words(now)}</span>;
}
