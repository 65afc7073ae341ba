import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { LISTED_ROW_ERRORS, type ImportCheck, type RowError } from '../../../shared/domain/patient-import';
import { IMPORT_FIELD_WORDS, ROW_PROBLEM_WORDS } from '../../../shared/domain/row-problem-words';
import { numberWords } from '../../shared/words/numbers';
import classes from './RowErrorList.module.css';

const ROW_HEIGHT_PX = 32;
const OVERSCAN_ROWS = 8;

/** What is wrong in which line of the file. */
export function RowErrorList({ check: { errors } }: { check: ImportCheck }) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: errors.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
  });
  return (
    <div>
      <div
        ref={scrollRef}
        className={classes.list}
        role="table"
        tabIndex={0}
        aria-label="Rows with errors"
        aria-rowcount={errors.length + 1}
      >
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row} aria-rowindex={1}>
            <span role="columnheader">Line</span>
            <span role="columnheader">Column</span>
            <span role="columnheader">Value</span>
            <span role="columnheader">What is wrong</span>
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => {
            const error = errors[index];
            return (
              error !== undefined && (
                <ErrorRow key={index} error={error} index={index} topPx={start} heightPx={size} />
              )
            );
          })}
        </div>
      </div>
      {errors.length >= LISTED_ROW_ERRORS && (
        <p className={classes.note}>
          The first {numberWords(LISTED_ROW_ERRORS)} are listed. The file of bad rows holds all of them.
        </p>
      )}
    </div>
  );
}

interface ErrorRowProps {
  error: RowError;
  index: number;
  topPx: number;
  heightPx: number;
}

function ErrorRow({ error: { line, field, problem, value }, index, topPx, heightPx }: ErrorRowProps) {
  const words = ROW_PROBLEM_WORDS[problem];
  return (
    <div
      role="row"
      className={classes.row}
      aria-rowindex={index + 2}
      style={{ position: 'absolute', insetBlockStart: topPx, blockSize: heightPx, inlineSize: '100%' }}
    >
      <span role="cell" className={classes.line}>
        {numberWords(line)}
      </span>
      <span role="cell">{field === null ? 'Whole row' : IMPORT_FIELD_WORDS[field]}</span>
      <span role="cell" title={value}>
        <bdi>{value === '' ? '(empty)' : value}</bdi>
      </span>
      <span role="cell" title={words}>
        {words}
      </span>
    </div>
  );
}
