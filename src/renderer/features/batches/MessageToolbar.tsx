import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { RefObject } from 'react';
import { isQuickFilter, QUICK_FILTERS } from '../../../shared/domain/message-search';
import { FilterChips } from '../../shared/ui/FilterChips';
import { SearchField } from '../../shared/ui/SearchField';
import { Toolbar } from '../../shared/ui/Toolbar';
import { QUICK_FILTER_NAMES, SHORT_FILTER_NAMES } from '../../shared/words/filters';
import { BatchMenu } from './BatchMenu';
import { useBatchesParts } from './batches-store';
import { FilterMenu } from './FilterMenu';
import classes from './MessageToolbar.module.css';
import { SearchHelp } from './SearchHelp';

interface MessageToolbarProps {
  /** Batches and filters become menus. */
  isNarrow: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onLeaveToResults: () => void;
  onWriteMessage: () => void;
}

/** Search, filters, and the one way to a new message. */
export function MessageToolbar({
  isNarrow,
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
            aria-label="New message"
            onClick={onWriteMessage}
          >
            {isNarrow ? 'New' : 'New message'}
          </Button>
        }
      >
        {isNarrow && <BatchMenu />}
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
        {isNarrow && <FilterMenu />}
      </Toolbar>
      <div className={classes.filters} hidden={isNarrow}>
        <FilterChips
          label="Filters"
          names={SHORT_FILTER_NAMES}
          meanings={QUICK_FILTER_NAMES}
          filters={QUICK_FILTERS}
          chosen={query.quickFilter !== null && isQuickFilter(query.quickFilter) ? query.quickFilter : null}
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
