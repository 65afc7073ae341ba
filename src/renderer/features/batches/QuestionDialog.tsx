import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { HandleDialog } from '../../shared/ui/HandleDialog';
import { MaskedExportDialog } from '../../shared/ui/MaskedExportDialog';
import { countWords } from '../../shared/words/numbers';
import { useBatchesParts } from './batches-store';

/** Something that is asked before it is done. */
export interface Question {
  kind: 'send-again' | 'cancel' | 'handle' | 'export';
  /** Those it is possible for. */
  messageIds: readonly string[];
  selectedCount: number;
}

interface QuestionWords {
  title: (messages: string) => string;
  meaning: (count: number) => string;
  leftOut: string;
  confirm: (messages: string) => string;
}

const QUESTION_WORDS = {
  'send-again': {
    title: (messages) => `Send ${messages} again?`,
    meaning: (count) =>
      count === 1
        ? 'A new message is made and sent to the address or number now on record. The old one stays in the log, linked to it.'
        : 'New messages are made and sent to the addresses or numbers now on record. The old ones stay in the log, linked to them.',
    leftOut: 'still under way, opted out, or an e-mail that only carries an SMS',
    confirm: (messages) => `Send ${messages} again`,
  },
  cancel: {
    title: (messages) => `Cancel ${messages}?`,
    meaning: (count) =>
      count === 1
        ? 'It is not sent. It stays in the log as Other, cancelled. This cannot be taken back.'
        : 'They are not sent. They stay in the log as Other, cancelled. This cannot be taken back.',
    leftOut: 'no longer waiting',
    confirm: (messages) => `Cancel ${messages}`,
  },
} as const satisfies Record<Exclude<Question['kind'], 'handle' | 'export'>, QuestionWords>;

/** Names how many it is about, and how many are left out and why. */
export function QuestionDialog({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const { sendAgain, cancel, setHandled, exportCsv } = useBatchesParts(
    'sendAgain',
    'cancel',
    'setHandled',
    'exportCsv',
  );
  if (question === null) return null;
  const { kind, messageIds, selectedCount } = question;
  const messages = countWords(messageIds.length, 'message');
  if (kind === 'handle') {
    return (
      <HandleDialog
        what={messages}
        onClose={onClose}
        onConfirm={(note) => {
          onClose();
          void setHandled(messageIds, true, note);
        }}
      />
    );
  }
  if (kind === 'export') {
    return (
      <MaskedExportDialog
        title={`Export ${messages}?`}
        maskedWords="Names become initials, addresses keep what stands behind the @, numbers their last three digits; subject and batch are left out."
        onClose={onClose}
        onExport={(isMasked) => void exportCsv(messageIds, isMasked)}
      >
        A CSV file with status, patient, address, subject and times of each message.
      </MaskedExportDialog>
    );
  }
  const words: QuestionWords = QUESTION_WORDS[kind];
  const leftOut = selectedCount - messageIds.length;
  const act = { 'send-again': sendAgain, cancel }[kind];
  return (
    <ConfirmDialog
      isOpen
      title={words.title(messages)}
      confirmLabel={words.confirm(messages)}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void act(messageIds);
      }}
    >
      <p>{words.meaning(messageIds.length)}</p>
      {leftOut > 0 && (
        <p>
          {countWords(leftOut, 'selected message')} left out: {words.leftOut}.
        </p>
      )}
    </ConfirmDialog>
  );
}
