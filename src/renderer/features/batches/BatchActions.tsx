import { Button } from '@mantine/core';
import { Ban, OctagonMinus, Play, RotateCw, Send, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { canStop, type BatchPhase } from '../../../shared/domain/batch-progress';
import classes from './BatchHeader.module.css';
import { useBatches, useBatchesParts } from './batches-store';
import { QuestionDialog, type Question } from './QuestionDialog';

interface BatchActionsProps {
  batchId: string;
  phase: BatchPhase;
  /** Somebody has stopped it, perhaps while it is still being written. */
  isStopped: boolean;
}

/** What can be done with the batch as it stands. What cannot be taken back is asked first. */
export function BatchActions({ batchId, phase, isStopped }: BatchActionsProps) {
  const { stopBatch, resumeBatch, endHold, idsToCancel, idsToSendAgain } = useBatchesParts(
    'stopBatch',
    'resumeBatch',
    'endHold',
    'idsToCancel',
    'idsToSendAgain',
  );
  const hasFailed = useBatches(
    ({ outcomes }) => outcomes !== null && outcomes.batchId === batchId && outcomes.counts.failed > 0,
  );
  const [question, setQuestion] = useState<Question | null>(null);
  const askAbout = async (kind: Question['kind'], ids: Promise<string[]>): Promise<void> => {
    const messageIds = await ids;
    if (messageIds.length > 0) setQuestion({ kind, messageIds, selectedCount: messageIds.length });
  };
  return (
    <div className={classes.actions}>
      {canStop(phase, isStopped) && (
        <Action icon={OctagonMinus} isFirst hint={STOP_HINT} onPress={() => void stopBatch(batchId)}>
          Stop
        </Action>
      )}
      {phase === 'held' && (
        <Action icon={Send} onPress={() => void endHold(batchId)}>
          Send now
        </Action>
      )}
      {(phase === 'stopped' || (phase === 'being-written' && isStopped)) && (
        <Action icon={Play} isFirst onPress={() => void resumeBatch(batchId)}>
          Resume
        </Action>
      )}
      {phase === 'stopped' && (
        <Action icon={Ban} onPress={() => void askAbout('cancel', idsToCancel(batchId))}>
          Cancel the rest…
        </Action>
      )}
      {hasFailed && (
        <Action icon={RotateCw} onPress={() => void askAbout('send-again', idsToSendAgain(batchId))}>
          Send the failed again…
        </Action>
      )}
      <QuestionDialog
        question={question}
        onClose={() => {
          setQuestion(null);
        }}
      />
    </div>
  );
}

interface ActionProps {
  icon: LucideIcon;
  isFirst?: boolean;
  hint?: string;
  onPress: () => void;
  children: ReactNode;
}

function Action({ icon: Icon, isFirst = false, hint, onPress, children }: ActionProps) {
  const isActing = useBatches((state) => state.isActing);
  return (
    <Button
      size="compact-sm"
      variant={isFirst ? 'filled' : 'default'}
      title={hint}
      disabled={isActing}
      leftSection={<Icon className={classes.icon} aria-hidden="true" />}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}

const STOP_HINT = /Mac/.test(navigator.userAgent) ? 'Stop (⌘ .)' : 'Stop (Ctrl + .)';
