import { Popover, UnstyledButton } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { SEARCH_OPERATORS } from '../../shared/words/filters';
import classes from './SearchHelp.module.css';

/** What the search understands; a click puts an operator into the field. */
export function SearchHelp({ onInsert }: { onInsert: (operator: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={400} trapFocus withRoles>
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          aria-label="What the search understands"
          title="What the search understands"
          onClick={() => {
            setIsOpen((was) => !was);
          }}
        >
          <CircleHelp aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.help} aria-label="What the search understands">
        <p className={classes.intro}>
          Words are looked for in patient, address, subject and the first 500 characters. With these, more
          exactly:
        </p>
        <ul className={classes.operators}>
          {SEARCH_OPERATORS.map(({ operator, example, meaning }) => (
            <li key={operator}>
              <UnstyledButton
                className={classes.operator}
                onClick={() => {
                  setIsOpen(false);
                  onInsert(operator);
                }}
              >
                <code>{example}</code>
                <span>{meaning}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
