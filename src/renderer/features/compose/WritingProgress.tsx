import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SendProgress } from '../../../shared/domain/draft';
import { listen } from '../../shared/bridge';
import classes from './ComposeFooter.module.css';
import { writingWords } from './send-words';

/** How much of a large batch stands in the log. A small one is written before anybody could read this. */
export function WritingProgress() {
  const [progress, setProgress] = useState<SendProgress | null>(null);
  useEffect(() => listen('send-progress', setProgress), []);
  if (progress === null) return null;
  const { written, total } = progress;
  return (
    <div className={classes.writing}>
      <p className={classes.written}>{writingWords(progress)}</p>
      <Progress
        value={total === 0 ? 0 : (100 * written) / total}
        aria-label="Written to the log"
        size="sm"
        transitionDuration={120}
      />
    </div>
  );
}
