import { Menu } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { isQuickFilter, QUICK_FILTERS } from '../../../shared/domain/message-search';
import { QUICK_FILTER_NAMES } from '../../shared/words/filters';
import { useBatchesParts } from './batches-store';
import classes from './FilterMenu.module.css';

/** The one-click filters where there is no room for a row of them. */
export function FilterMenu() {
  const { query, chooseQuickFilter } = useBatchesParts('query', 'chooseQuickFilter');
  // A group of a batch stands in its header.
  const quickFilter =
    query.quickFilter !== null && isQuickFilter(query.quickFilter) ? query.quickFilter : null;
  const name = quickFilter === null ? 'No filter' : QUICK_FILTER_NAMES[quickFilter];
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          data-on={quickFilter !== null}
          aria-label={`Filters: ${name}`}
          title={`Filters: ${name}`}
        >
          <ListFilter className={classes.icon} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Filters">
        <Menu.RadioGroup
          value={quickFilter ?? ''}
          onChange={(chosen) => {
            chooseQuickFilter(QUICK_FILTERS.find((filter) => filter === chosen) ?? null);
          }}
        >
          <Menu.RadioItem value="" closeMenuOnClick>
            No filter
          </Menu.RadioItem>
          {QUICK_FILTERS.map((filter) => (
            <Menu.RadioItem key={filter} value={filter} closeMenuOnClick>
              {QUICK_FILTER_NAMES[filter]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
