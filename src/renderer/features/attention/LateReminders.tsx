import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MessageRow } from '../../../shared/domain/message';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { HandleDialog } from '../../shared/ui/HandleDialog';
import { Recipient } from '../../shared/ui/Recipient';
import { DayAndTime } from '../../shared/ui/Times';
import { useNow } from '../../shared/ui/use-now';
import { waitingSentence } from '../../shared/words/send-failures';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import { Group } from './Group';

interface Question {
  kind: 'cancel' | 'handle';
  row: MessageRow;
}

/** Appointment reminders that should have left long ago and still wait. */
export function LateReminders({ rows }: { rows: readonly MessageRow[] }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const { cancel, handleMessages } = useAttention();
  const close = () => {
    setQuestion(null);
  };
  return (
    <>
      <Group
        heading="Late reminders"
        explanation="They should have left long ago and still wait."
        entries={rows}
        keyOf={({ id }) => id}
      >
        {(row) => <ReminderEntry row={row} onAsk={setQuestion} />}
      </Group>
      {question?.kind === 'handle' && (
        <HandleDialog
          onClose={close}
          onConfirm={(note) => {
            close();
            void handleMessages([question.row.id], note);
          }}
        >
          <p>The reminder still waits and goes when it can. Cancel it if the patient has been called.</p>
        </HandleDialog>
      )}
      <ConfirmDialog
        isOpen={question?.kind === 'cancel'}
        title="Cancel this reminder?"
        confirmLabel="Cancel the reminder"
        cancelLabel="Let it wait"
        onClose={close}
        onConfirm={() => {
          close();
          if (question !== null) void cancel(question.row.id);
        }}
      >
        <p>It is not sent. It stays in the log as Other, cancelled. This cannot be taken back.</p>
      </ConfirmDialog>
    </>
  );
}

function ReminderEntry({ row, onAsk }: { row: MessageRow; onAsk: (question: Question) => void }) {
  const now = useNow();
  const { sendNow, openItem, isActing } = useAttention();
  const action = (words: string, onClick: () => void) => (
    <Button size="compact-sm" variant="default" disabled={isActing} onClick={onClick}>
      {words}
    </Button>
  );
  return (
    <>
      <div className={classes.words}>
        <p className={classes.happened}>
          <span>
            {row.patientName} · {row.subject} · <DayAndTime at={row.scheduledFor ?? row.createdAt} />
          </span>
        </p>
        <p className={classes.quiet}>
          <Recipient recipient={row.recipient} /> ·{' '}
          {waitingSentence(row.waitReason, row.channel, row.dueAt, now)}{' '}
          <button type="button" className={classes.link} onClick={() => void openItem(row.id)}>
            details
          </button>
        </p>
      </div>
      <div className={classes.actions}>
        {action('Send now', () => void sendNow(row.id))}
        {action('Cancel…', () => {
          onAsk({ kind: 'cancel', row });
        })}
        {action('Handled…', () => {
          onAsk({ kind: 'handle', row });
        })}
      </div>
    </>
  );
}
