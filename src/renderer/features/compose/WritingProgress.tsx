import { Button, Progress } from '@mantine/core';
import { OctagonMinus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SendProgress } from '../../../shared/domain/draft';
import { ask, asFailure, listen, type BridgeFailure } from '../../shared/bridge';
import { FailureNote } from '../../shared/ui/ErrorNote';
import classes from './ComposeFooter.module.css';
import { writingWords } from './send-words';

type Stopping = 'no' | 'asked' | 'stopped';

/** How much of a large batch stands in the log. A small one is written before anybody could read this. */
export function WritingProgress() {
  const [progress, setProgress] = useState<SendProgress | null>(null);
  const [stopping, setStopping] = useState<Stopping>('no');
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  useEffect(() => listen('send-progress', setProgress), []);
  if (progress === null) return null;
  const { batchId, written, total } = progress;
  const stop = () => {
    setStopping('asked');
    setFailure(null);
    ask('batches:stop', { batchId }).then(
      () => {
        setStopping('stopped');
      },
      (thrown: unknown) => {
        setStopping('no');
        setFailure(asFailure(thrown));
      },
    );
  };
  return (
    <div className={classes.writing}>
      {failure !== null && <FailureNote happened="It was not stopped." failure={failure} />}
      <div className={classes.row}>
        <p className={classes.written}>{writingWords(progress, stopping === 'stopped')}</p>
        {stopping !== 'stopped' && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={stopping === 'asked'}
            leftSection={<OctagonMinus size="0.875rem" aria-hidden="true" />}
            onClick={stop}
          >
            Stop
          </Button>
        )}
      </div>
      <Progress
        value={total === 0 ? 0 : (100 * written) / total}
        aria-label="Written to the log"
        size="sm"
        transitionDuration={120}
      />
    </div>
  );
}
