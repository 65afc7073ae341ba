import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { BATCH_PARTS, type BatchPart } from '../../../shared/domain/recipients';
import type { Patient } from '../../../shared/domain/patient';
import { fold } from '../../../shared/domain/search-words';
import { FailureNote, SpokenFailureNote } from '../../shared/ui/ErrorNote';
import { SearchField } from '../../shared/ui/SearchField';
import { useNow } from '../../shared/ui/use-now';
import { countWords } from '../../shared/words/numbers';
import { BATCH_PART_WORDS, leftOutWords } from '../../shared/words/recipients';
import { dayAndTime } from '../../shared/words/times';
import { createBatchRecipientsStore, type BatchRecipientsStore } from './batch-recipients-store';
import classes from './BatchRecipientsDialog.module.css';

interface BatchRecipientsDialogProps {
  part: BatchPart;
  onTake: (patients: readonly Patient[]) => void;
  onClose: () => void;
}

/** Chooses an earlier batch and who of it is written to. */
export function BatchRecipientsDialog({ part, onTake, onClose }: BatchRecipientsDialogProps) {
  const [store] = useState(() => createBatchRecipientsStore(part));
  const { found, isReading, trouble } = useStore(store);
  return (
    <Modal
      opened
      onClose={onClose}
      title="Recipients of an earlier batch"
      size="36rem"
      classNames={{ title: classes.title }}
    >
      <div className={classes.content}>
        <BatchChoice store={store} />
        <PartChoice store={store} />
        {trouble !== null && <SpokenFailureNote happened={trouble.what} failure={trouble.failure} />}
        <p role="status" className={classes.found}>
          {found !== null && `${countWords(found.patients.length, 'patient')}. ${leftOutWords(found)}`}
        </p>
        <div className={classes.footer}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={isReading}
            disabled={found === null || found.patients.length === 0}
            onClick={() => {
              if (found !== null) onTake(found.patients);
            }}
          >
            {found === null ? 'Add them' : `Add ${countWords(found.patients.length, 'patient')}`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function BatchChoice({ store }: { store: BatchRecipientsStore }) {
  const batchId = useStore(store, (state) => state.batchId);
  const { rowIds, rows, nextCursor, isLoaded, failure, read, readMore } = useStore(
    useStore(store, (state) => state.batches),
  );
  const [searched, setSearched] = useState('');
  const now = useNow();
  useEffect(() => void read(), [read]);
  const wanted = fold(searched).trim();
  const found = rowIds.flatMap((id) => rows.get(id) ?? []).filter(({ name }) => fold(name).includes(wanted));
  return (
    <div className={classes.choice}>
      <SearchField
        label="Search batches"
        placeholder="Name of the batch"
        value={searched}
        onChange={setSearched}
        hasAutofocus
      />
      {failure !== null && <FailureNote happened="The batches cannot be shown." failure={failure} />}
      <div className={classes.batches} role="radiogroup" aria-label="Batch">
        {found.map(({ id, name, count, createdAt, createdBy }) => (
          <label key={id} className={classes.batch}>
            <input
              type="radio"
              name="batch"
              checked={id === batchId}
              onChange={() => void store.getState().chooseBatch(id)}
            />
            <span className={classes.name}>{name === '' ? '(no subject)' : name}</span>
            <span className={classes.quiet}>
              {countWords(count, 'message')} · {dayAndTime(createdAt, now)} · {createdBy}
            </span>
          </label>
        ))}
        {isLoaded && found.length === 0 && <p className={classes.quiet}>No batch is called so.</p>}
        {nextCursor !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => void readMore()}>
            Show older batches
          </Button>
        )}
      </div>
    </div>
  );
}

function PartChoice({ store }: { store: BatchRecipientsStore }) {
  const part = useStore(store, (state) => state.part);
  return (
    <fieldset className={classes.parts}>
      <legend className={classes.legend}>Who of it</legend>
      {BATCH_PARTS.map((each) => (
        <label key={each} className={classes.part}>
          <input
            type="radio"
            name="part"
            checked={each === part}
            onChange={() => void store.getState().choosePart(each)}
          />
          {BATCH_PART_WORDS[each]}
        </label>
      ))}
    </fieldset>
  );
}
