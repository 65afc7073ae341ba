import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { isLikeARow } from '../../../shared/domain/import-guess';
import { mappingProblem } from '../../../shared/domain/import-mapping';
import type { ImportFile } from '../../../shared/domain/patient-import';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { countWords, sizeWords } from '../../shared/words/numbers';
import { ColumnTable } from './ColumnTable';
import type { ImportStore } from './import-state';
import { DELIMITER_CHOICES, ENCODING_CHOICES, MAPPING_PROBLEM_WORDS } from './import-words';
import classes from './ImportPatients.module.css';
import { StepFrame } from './StepFrame';

/** The second step: what each column holds. */
export function ColumnsStep({ store, onClose }: { store: ImportStore; onClose: () => void }) {
  const { file, mapping, busy, trouble } = useStore(store);
  if (file === null) return null;
  const problem = mappingProblem(mapping);
  return (
    <StepFrame
      title="What the columns hold"
      trouble={trouble}
      back={
        <Button variant="default" disabled={busy !== null} onClick={onClose}>
          Cancel
        </Button>
      }
      actions={
        <>
          <Button
            variant="default"
            loading={busy === 'choosing'}
            disabled={busy !== null}
            onClick={() => void store.getState().choose()}
          >
            Choose another file…
          </Button>
          <Button
            disabled={problem !== null || busy !== null}
            onClick={() => void store.getState().startCheck()}
          >
            Check the file
          </Button>
        </>
      }
    >
      <p className={classes.text}>
        {file.name}, {sizeWords(file.sizeBytes)}, {countWords(file.headers.length, 'column')}
      </p>
      {isLikeARow(file.headers) && (
        <ErrorNote
          happened="The first row seems to hold a patient."
          meaning="It is taken for the names of the columns, and nobody is read from it."
          advice="Put a row with the names of the columns above it, then choose the file again."
        />
      )}
      <Reading store={store} file={file} />
      <ColumnTable
        file={file}
        mapping={mapping}
        onChoose={(column, field) => {
          store.getState().setColumn(column, field);
        }}
      />
      <p className={classes.problem} role="status">
        {problem !== null && MAPPING_PROBLEM_WORDS[problem]}
      </p>
    </StepFrame>
  );
}

/** How the file is read. What the sample shows tells whether it is right. */
function Reading({ store, file }: { store: ImportStore; file: ImportFile }) {
  return (
    <div className={classes.reading}>
      <ChoiceField
        label="Encoding"
        value={file.encoding}
        choices={ENCODING_CHOICES}
        onChange={(encoding) => void store.getState().reread({ encoding })}
      />
      <ChoiceField
        label="Columns parted by"
        value={file.delimiter}
        choices={DELIMITER_CHOICES}
        onChange={(delimiter) => void store.getState().reread({ delimiter })}
      />
    </div>
  );
}
