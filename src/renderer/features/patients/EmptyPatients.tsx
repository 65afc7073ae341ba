import { Button } from '@mantine/core';
import { Archive, SearchX, UsersRound } from 'lucide-react';
import { EmptyState } from '../../shared/ui/EmptyState';
import { countWords } from '../../shared/words/numbers';
import { usePatientsParts } from './patients-store';

/** Why there are no rows, and the first step. */
export function EmptyPatients() {
  const { searchText, isArchived, openDialog } = usePatientsParts('searchText', 'isArchived', 'openDialog');
  if (searchText.trim() !== '') return <NothingFound typed={searchText.trim()} />;
  if (isArchived) {
    return (
      <EmptyState icon={Archive} title="Nobody is archived">
        Records of people who do not come any more can be put away here. Nothing of them is deleted.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={UsersRound}
      title="No patients yet"
      actions={
        <>
          <Button
            onClick={() => {
              openDialog({ kind: 'new', typed: '' });
            }}
          >
            New patient…
          </Button>
          <Button
            variant="default"
            onClick={() => {
              openDialog({ kind: 'import' });
            }}
          >
            Import from a file…
          </Button>
        </>
      }
    >
      Everybody whom this practice writes to has a record here: how to reach them, and every message to them.
    </EmptyState>
  );
}

function NothingFound({ typed }: { typed: string }) {
  const { isArchived, counts, showArchived, openDialog } = usePatientsParts(
    'isArchived',
    'counts',
    'showArchived',
    'openDialog',
  );
  const others = isArchived ? counts?.current : counts?.archived;
  return (
    <EmptyState
      icon={SearchX}
      title="Nobody found"
      actions={
        <>
          <Button
            onClick={() => {
              openDialog({ kind: 'new', typed });
            }}
          >
            {`Add “${shortened(typed)}”…`}
          </Button>
          {others !== undefined && others > 0 && (
            <Button
              variant="default"
              onClick={() => {
                showArchived(!isArchived);
              }}
            >
              Look among {countWords(others, isArchived ? 'current patient' : 'archived patient')}
            </Button>
          )}
        </>
      }
    >
      {isArchived ? 'No archived patient' : 'No current patient'} fits “{shortened(typed)}”.
    </EmptyState>
  );
}

const SHOWN_CHARACTERS = 40;

function shortened(typed: string): string {
  return typed.length > SHOWN_CHARACTERS ? `${typed.slice(0, SHOWN_CHARACTERS)}…` : typed;
}
