import { Button, NativeSelect } from '@mantine/core';
import { Fragment, useState } from 'react';
import {
  IMPORT_FIELDS,
  type ImportField,
  type ImportFile,
  type ImportMapping,
} from '../../../shared/domain/patient-import';
import { IMPORT_FIELD_WORDS } from '../../../shared/domain/row-problem-words';
import { countWords } from '../../shared/words/numbers';
import classes from './ColumnTable.module.css';

/** More are shown when they are asked for. */
const SHOWN_COLUMNS = 40;
const SHOWN_SAMPLES = 3;
const LEFT_OUT = '';

interface ColumnTableProps {
  file: ImportFile;
  mapping: ImportMapping;
  onChoose: (column: number, field: ImportField | null) => void;
}

/** Each column of the file with its first values and the choice of what it holds. */
export function ColumnTable({ file: { headers, sample }, mapping, onChoose }: ColumnTableProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? headers : headers.slice(0, SHOWN_COLUMNS);
  const hidden = headers.length - shown.length;
  return (
    <div className={classes.scroll} role="region" aria-label="Columns of the file" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.headerColumn}>
              Column
            </th>
            <th scope="col">First values</th>
            <th scope="col" className={classes.choiceColumn}>
              Holds
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((header, column) => (
            // Headers may stand there twice.
            <tr key={column} data-out={mapping[column] === null}>
              <th scope="row" className={classes.header} title={header}>
                {nameOf(header, column)}
              </th>
              <td className={classes.samples}>{samplesOf(sample, column)}</td>
              <td>
                <NativeSelect
                  aria-label={`What “${nameOf(header, column)}” holds`}
                  value={mapping[column] ?? LEFT_OUT}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    onChoose(column, IMPORT_FIELDS.find((field) => field === value) ?? null);
                  }}
                >
                  <option value={LEFT_OUT}>Left out</option>
                  {IMPORT_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {IMPORT_FIELD_WORDS[field]}
                    </option>
                  ))}
                </NativeSelect>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button
          variant="subtle"
          onClick={() => {
            setIsWhole(true);
          }}
        >
          Show {countWords(hidden, 'more column', 'more columns')}
        </Button>
      )}
    </div>
  );
}

function nameOf(header: string, column: number): string {
  return header.trim() === '' ? `Column ${column + 1}` : header;
}

/** The first few that hold something, each isolated: names may be written from right to left. */
function samplesOf(sample: readonly (readonly string[])[], column: number) {
  const values = sample.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '');
  return values.slice(0, SHOWN_SAMPLES).map((value, index) => (
    <Fragment key={index}>
      {index > 0 && ' · '}
      <bdi>{value}</bdi>
    </Fragment>
  ));
}
