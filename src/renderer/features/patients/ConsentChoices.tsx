import type { KeyboardEvent } from 'react';
import { CONSENT_WORDS } from '../../shared/words/notes';
import classes from './ConsentGrid.module.css';
import type { ConsentAnswer } from './record-store';

interface ConsentChoicesProps {
  label: string;
  /** When it was said, and to whom. */
  title: string;
  choice: ConsentAnswer;
  onChoose: (choice: ConsentAnswer) => void;
}

const CHOICES = ['not-asked', 'given', 'refused'] as const satisfies readonly ConsentAnswer[];
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * One of three. Arrows only go from one to the next and Space or Enter chooses: every choice is written down with a
 * name and a time, so that none may be made on the way to another.
 */
export function ConsentChoices({ label, title, choice, onChoose }: ConsentChoicesProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (index + step + CHOICES.length) % CHOICES.length;
    const button = event.currentTarget.parentElement?.children[next];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div className={classes.choices} role="radiogroup" aria-label={label} title={title}>
      {CHOICES.map((each, index) => (
        <button
          key={each}
          type="button"
          className={classes.choice}
          role="radio"
          aria-checked={each === choice}
          data-choice={each}
          tabIndex={each === choice ? 0 : -1}
          onKeyDown={(event) => {
            onKeyDown(event, index);
          }}
          onClick={() => {
            onChoose(each);
          }}
        >
          {CONSENT_WORDS[each]}
        </button>
      ))}
    </div>
  );
}
