import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { RefObject } from 'react';
import { QUICK_FILTERS } from '../../../shared/domain/message-search';
import { FilterChips } from '../../shared/ui/FilterChips';
import { SearchField } from '../../shared/ui/SearchField';
import { Toolbar } from '../../shared/ui/Toolbar';
import { QUICK_FILTER_NAMES } from '../../shared/words/filters';
import { BatchMenu } from './BatchMenu';
import { useBatchesParts } from './batches-store';
import classes from './MessageToolbar.module.css';
import { SearchHelp } from './SearchHelp';

interface MessageToolbarProps {
  hasBatchMenu: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onLeaveToResults: () => void;
  onWriteMessage: () => void;
}

/** Search, filters, and the one way to a new message. */
export function MessageToolbar({
  hasBatchMenu,
  searchRef,
  onLeaveToResults,
  onWriteMessage,
}: MessageToolbarProps) {
  const { searchText, typeSearch, query, chooseQuickFilter, notUnderstood } = useBatchesParts(
    'searchText',
    'typeSearch',
    'query',
    'chooseQuickFilter',
    'notUnderstood',
  );
  return (
    <div className={classes.toolbar}>
      <Toolbar
        end={
          <Button
            className={classes.write}
            leftSection={<Plus className={classes.icon} aria-hidden="true" />}
            title="New message"
            onClick={onWriteMessage}
          >
            New message
          </Button>
        }
      >
        {hasBatchMenu && <BatchMenu />}
        <SearchField
          inputRef={searchRef}
          label="Search messages"
          placeholder="Search, or status:bounced to:…"
          value={searchText}
          onChange={typeSearch}
          onLeaveToResults={onLeaveToResults}
        >
          <SearchHelp
            onInsert={(operator) => {
              typeSearch([searchText.trim(), operator].filter((part) => part !== '').join(' '));
              searchRef.current?.focus();
            }}
          />
        </SearchField>
      </Toolbar>
      <div className={classes.filters}>
        <FilterChips
          label="Filters"
          names={QUICK_FILTER_NAMES}
          filters={QUICK_FILTERS}
          chosen={query.quickFilter}
          onChoose={chooseQuickFilter}
        />
      </div>
      <div role="status">
        {notUnderstood.length > 0 && (
          <p className={classes.notUnderstood}>Not understood and left out: {notUnderstood.join(' ')}</p>
        )}
      </div>
    </div>
  );
}
