import classes from './FilterChips.module.css';

interface FilterChipsProps<Filter extends string> {
  label: string;
  names: Readonly<Record<Filter, string>>;
  /** The long form, for the tooltip. */
  meanings: Readonly<Record<Filter, string>>;
  filters: readonly Filter[];
  chosen: Filter | null;
  /** All of them are in sight, in several lines where it takes that; otherwise the line scrolls sideways. */
  isWrapping?: boolean;
  /** Null: none of them. */
  onChoose: (filter: Filter | null) => void;
}

/** One-click filters, of which one at most is on; a second click takes it off. */
export function FilterChips<Filter extends string>({
  label,
  names,
  meanings,
  filters,
  chosen,
  isWrapping = false,
  onChoose,
}: FilterChipsProps<Filter>) {
  return (
    <div className={classes.chips} data-wrapping={isWrapping} role="group" aria-label={label}>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className={classes.chip}
          aria-pressed={filter === chosen}
          title={meanings[filter]}
          onClick={() => {
            onChoose(filter === chosen ? null : filter);
          }}
        >
          {names[filter]}
        </button>
      ))}
    </div>
  );
}
