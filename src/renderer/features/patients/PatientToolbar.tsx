import { Button } from '@mantine/core';
import { Download, Plus, Upload } from 'lucide-react';
import type { RefObject } from 'react';
import { FilterChips } from '../../shared/ui/FilterChips';
import { SearchField } from '../../shared/ui/SearchField';
import { Toolbar } from '../../shared/ui/Toolbar';
import { numberWords } from '../../shared/words/numbers';
import classes from './PatientToolbar.module.css';
import { usePatientsParts } from './patients-store';

interface PatientToolbarProps {
  searchRef: RefObject<HTMLInputElement | null>;
  onLeaveToResults: () => void;
}

const PARTS = ['current', 'archived'] as const;

const PART_MEANINGS = {
  current: 'Patients of the practice',
  archived: 'Records that were put away; nothing of them is deleted',
} as const;

/** Search, the two parts of the list, and the ways in and out. */
export function PatientToolbar({ searchRef, onLeaveToResults }: PatientToolbarProps) {
  const { searchText, search, isArchived, showArchived, counts, openDialog } = usePatientsParts(
    'searchText',
    'search',
    'isArchived',
    'showArchived',
    'counts',
    'openDialog',
  );
  const counted = (name: string, count: number | undefined) =>
    count === undefined ? name : `${name} ${numberWords(count)}`;
  return (
    <div className={classes.toolbar}>
      <Toolbar
        end={
          <Button
            className={classes.button}
            leftSection={<Plus className={classes.icon} aria-hidden="true" />}
            onClick={() => {
              openDialog({ kind: 'new', typed: searchText });
            }}
          >
            New patient…
          </Button>
        }
      >
        <SearchField
          inputRef={searchRef}
          label="Search patients"
          placeholder="Name, date of birth, e-mail or mobile"
          value={searchText}
          onChange={search}
          onLeaveToResults={onLeaveToResults}
        />
      </Toolbar>
      <div className={classes.second}>
        <FilterChips
          label="Part of the list"
          names={{
            current: counted('Current', counts?.current),
            archived: counted('Archived', counts?.archived),
          }}
          meanings={PART_MEANINGS}
          filters={PARTS}
          chosen={isArchived ? 'archived' : 'current'}
          onChoose={(part) => {
            showArchived(part === 'archived');
          }}
        />
        <div className={classes.ways}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Upload className={classes.smallIcon} aria-hidden="true" />}
            onClick={() => {
              openDialog({ kind: 'import' });
            }}
          >
            Import…
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Download className={classes.smallIcon} aria-hidden="true" />}
            onClick={() => {
              openDialog({ kind: 'export', patients: null });
            }}
          >
            Export…
          </Button>
        </div>
      </div>
    </div>
  );
}
