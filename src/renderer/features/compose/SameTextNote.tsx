import { Button } from '@mantine/core';
import { CopyCheck } from 'lucide-react';
import type { SameText } from '../../../shared/domain/same-text';
import { ask } from '../../shared/bridge';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useNow } from '../../shared/ui/use-now';
import { sameTextWords } from '../../shared/words/same-text';
import classes from './SameTextNote.module.css';

/** Most of them got this lately: said before it goes, with the way to what they got. */
export function SameTextNote({ sameText }: { sameText: SameText }) {
  const now = useNow();
  return (
    <div className={classes.note} role="status">
      <CopyCheck className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.said}>{sameTextWords(sameText, now)}</p>
        <Button
          className={classes.link}
          variant="subtle"
          size="compact-sm"
          onClick={() => void ask('windows:show-messages', { batchId: sameText.batchId, search: '' })}
        >
          Show the batch “{sameText.batchName}”
        </Button>
      </div>
    </div>
  );
}

interface SameTextQuestionProps {
  /** Null: there is nothing to ask. */
  sameText: SameText | null;
  onSend: () => void;
  onClose: () => void;
}

/** The one deliberate press more. */
export function SameTextQuestion({ sameText, onSend, onClose }: SameTextQuestionProps) {
  const now = useNow();
  return (
    <ConfirmDialog
      isOpen={sameText !== null}
      title="Send it again?"
      confirmLabel="Send it again all the same"
      isConfirmFocused={false}
      onConfirm={onSend}
      onClose={onClose}
    >
      <p>{sameText !== null && sameTextWords(sameText, now)}</p>
    </ConfirmDialog>
  );
}
