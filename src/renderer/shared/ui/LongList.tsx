import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { fold } from '../../../shared/domain/search-words';
import { countWords, numberWords } from '../words/numbers';
import classes from './LongList.module.css';
import { SearchField } from './SearchField';

interface LongListProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What an item is found by. */
  textOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
}

/** So many are shown at once; thousands would make everybody wait. */
const SHOWN_AT_ONCE = 100;
/** From so many on somebody in it has to be looked for. */
const SEARCHED_FROM = 21;

/** A list of any length: its beginning, a way to find somebody in it, and more of it when it is asked for. */
export function LongList<Item>({ label, items, keyOf, textOf, children }: LongListProps<Item>) {
  const [searched, setSearched] = useState('');
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const wanted = fold(searched).trim();
  const found = wanted === '' ? items : items.filter((item) => fold(textOf(item)).includes(wanted));
  const hidden = found.length - limit;
  return (
    <div className={classes.place}>
      {items.length >= SEARCHED_FROM && (
        <div className={classes.search}>
          <SearchField
            label={`Find in: ${label}`}
            placeholder="Find a name"
            value={searched}
            onChange={setSearched}
          />
          <span role="status" className={classes.count}>
            {wanted !== '' && `${numberWords(found.length)} of ${numberWords(items.length)}`}
          </span>
        </div>
      )}
      <ul className={classes.list} aria-label={label}>
        {found.slice(0, limit).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          className={classes.more}
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setLimit((shown) => shown + SHOWN_AT_ONCE);
          }}
        >
          Show {countWords(Math.min(hidden, SHOWN_AT_ONCE), 'more', 'more')} of {numberWords(hidden)}
        </Button>
      )}
    </div>
  );
}
