import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import classes from './SearchField.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** Down arrow or Enter: on to the results. */
  onLeaveToResults?: () => void;
  inputRef?: Ref<HTMLInputElement>;
  /** In a dialog: the field has the focus when it opens. */
  hasAutofocus?: boolean;
  /** Stands at the end of the field, for example help. */
  children?: ReactNode;
}

/** A search field that is emptied by its cross or by Esc. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  onLeaveToResults,
  inputRef,
  hasAutofocus = false,
  children,
}: SearchFieldProps) {
  return (
    <div className={classes.field} role="search" aria-label={label}>
      <Search className={classes.icon} aria-hidden="true" />
      <input
        ref={inputRef}
        className={classes.input}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        data-autofocus={hasAutofocus || undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onLeaveToResults?.();
          }
        }}
      />
      {value !== '' && (
        <button
          type="button"
          className={classes.clear}
          aria-label="Clear search"
          title="Clear search"
          onClick={() => {
            onChange('');
          }}
        >
          <X aria-hidden="true" />
        </button>
      )}
      {children}
    </div>
  );
}
