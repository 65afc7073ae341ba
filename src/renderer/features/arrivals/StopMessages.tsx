import { Checkbox } from '@mantine/core';
import type { StoppedMessage } from '../../../shared/domain/arrival';
import { useNow } from '../../shared/ui/use-now';
import { countWords } from '../../shared/words/numbers';
import { shortTime } from '../../shared/words/times';
import classes from './PatientStops.module.css';
import { RESEND_PROBLEM_WORDS } from './stop-words';

interface StopMessagesProps {
  messages: readonly StoppedMessage[];
  /** Those that go again with the new address. */
  chosenIds: ReadonlySet<string>;
  onChoose: (messageId: string, isChosen: boolean) => void;
}

/** What did not arrive, and which of it is sent again. */
export function StopMessages({ messages, chosenIds, onChoose }: StopMessagesProps) {
  const now = useNow();
  return (
    <fieldset className={classes.messages}>
      <legend>{countWords(messages.length, 'message')} did not arrive. Send again to the new address:</legend>
      {messages.map(({ row, resendProblem }) => (
        <Checkbox
          key={row.id}
          size="xs"
          disabled={resendProblem !== null}
          checked={chosenIds.has(row.id)}
          onChange={(event) => {
            onChoose(row.id, event.currentTarget.checked);
          }}
          label={
            <>
              {row.purpose}, {shortTime(row.createdAt, now)}{' '}
              <span className={classes.subject}>
                {row.subject}
                {resendProblem !== null && ` · ${RESEND_PROBLEM_WORDS[resendProblem]}`}
              </span>
            </>
          }
        />
      ))}
    </fieldset>
  );
}
