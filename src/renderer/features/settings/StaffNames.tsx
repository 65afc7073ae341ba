import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { FieldRow } from '../../shared/ui/FieldRow';
import type { DeskStore } from './desk-store';
import classes from './StaffNames.module.css';

interface StaffNamesProps {
  store: DeskStore;
  names: readonly string[];
  problem: string | null;
}

/** The people who work at this desk. */
export function StaffNames({ store, names, problem }: StaffNamesProps) {
  const [typed, setTyped] = useState('');
  const add = (): void => {
    if (store.getState().addStaff(typed)) setTyped('');
  };
  return (
    <FieldRow label="Names" problem={problem}>
      {(attributes) => (
        <>
          <ul className={classes.names}>
            {names.map((name) => (
              <li key={name} className={classes.name}>
                {name}
                <ActionIcon
                  size="sm"
                  aria-label={`Remove ${name}`}
                  title="Remove"
                  onClick={() => {
                    store.getState().removeStaff(name);
                  }}
                >
                  <X size="0.875rem" aria-hidden="true" />
                </ActionIcon>
              </li>
            ))}
          </ul>
          <form
            className={classes.add}
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <TextInput
              {...attributes}
              className={classes.field}
              aria-label="New name"
              placeholder="Another name"
              error={problem !== null}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
            <Button type="submit" variant="default" disabled={typed.trim() === ''}>
              Add
            </Button>
          </form>
        </>
      )}
    </FieldRow>
  );
}
