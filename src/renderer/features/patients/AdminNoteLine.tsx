import type { AdminNote } from '../../../shared/domain/admin-note';
import { DayAndTime } from '../../shared/ui/Times';
import { noteAuthor, noteWords } from '../../shared/words/notes';
import { exactTime } from '../../shared/words/times';
import classes from './AdminNotes.module.css';

interface AdminNoteLineProps {
  note: AdminNote;
  /** Typed by who is at the desk now: only their own notes people strike through. */
  isOwn: boolean;
  onStrike: (isStruck: boolean) => void;
  onOpenMessage: (messageId: string) => void;
}

/** One note: what, when, by whom. A struck one stays readable, with who took it back. */
export function AdminNoteLine({ note, isOwn, onStrike, onOpenMessage }: AdminNoteLineProps) {
  const { struck } = note;
  const { messageId, subject } = note.detail;
  const words = noteWords(note);
  return (
    <li className={classes.note} data-struck={struck !== null}>
      <p className={classes.words}>{struck === null ? <bdi>{words}</bdi> : <s>{words}</s>}</p>
      <p className={classes.about}>
        <span>
          <DayAndTime at={note.at} />, {noteAuthor(note.by)}
        </span>
        {struck !== null && <span title={exactTime(struck.at)}>struck through by {struck.by}</span>}
        {messageId !== undefined && (
          <button
            type="button"
            className={classes.link}
            title={subject}
            onClick={() => {
              onOpenMessage(messageId);
            }}
          >
            Show the message
          </button>
        )}
        {isOwn && (
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              onStrike(struck === null);
            }}
          >
            {struck === null ? 'Strike through' : 'Take back the strike'}
          </button>
        )}
      </p>
    </li>
  );
}
