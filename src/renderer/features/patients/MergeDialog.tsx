import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { fullName, type PatientRow } from '../../../shared/domain/patient';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { MergeCandidate } from './MergeCandidate';
import classes from './MergeDialog.module.css';
import { mergedRecord } from './merged-record';
import { PatientFacts } from './PatientFacts';
import { PatientFinder } from './PatientFinder';
import { usePatientsParts } from './patients-store';

interface MergeDialogProps {
  /** Two, or one for whom the other is looked for here. */
  patients: readonly PatientRow[];
  onClose: () => void;
}

/** Makes one record of two of the same person. */
export function MergeDialog({ patients: [first, second], onClose }: MergeDialogProps) {
  const [found, setFound] = useState<PatientRow | null>(null);
  const other = second ?? found;
  if (first === undefined) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={other === null ? `Merge ${fullName(first)} with…` : 'Merge two records of one person'}
      size="54rem"
      classNames={{ title: classes.title }}
    >
      {other === null ? (
        <PatientFinder exceptId={first.id} onFound={setFound} />
      ) : (
        <MergeQuestion first={first} second={other} onClose={onClose} />
      )}
    </Modal>
  );
}

interface MergeQuestionProps {
  first: PatientRow;
  second: PatientRow;
  onClose: () => void;
}

function MergeQuestion({ first, second, onClose }: MergeQuestionProps) {
  const [keptId, setKeptId] = useState(first.id);
  const { isBusy, failure, merge } = useMerging();
  const pairRef = useRef<HTMLDivElement>(null);
  // Where the other one was looked for first, what had the focus is gone.
  useEffect(() => {
    pairRef.current?.querySelector('input')?.focus();
  }, []);
  const [kept, other] = keptId === first.id ? [first, second] : [second, first];
  return (
    <div className={classes.question}>
      <div ref={pairRef} className={classes.pair} role="radiogroup" aria-label="Which record is kept">
        {[first, second].map((patient) => (
          <MergeCandidate
            key={patient.id}
            patient={patient}
            isKept={patient.id === keptId}
            onKeep={() => {
              setKeptId(patient.id);
            }}
          />
        ))}
      </div>
      <section className={classes.result} aria-label="The merged record">
        <h3 className={classes.heading}>The merged record</h3>
        <PatientFacts patient={mergedRecord(kept, other)} />
      </section>
      <p className={classes.words}>
        Messages, documents and notes of both stand together in the record that is kept. The other one is not
        shown on its own any more, and is still found by its name. This cannot be undone.
      </p>
      {failure !== null && <FailureNote happened="Not merged." failure={failure} />}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          Go back
        </Button>
        <Button loading={isBusy} onClick={() => void merge(kept.id, other.id)}>
          Merge
        </Button>
      </Group>
    </div>
  );
}

/** After merging, the record that was kept is shown. */
function useMerging() {
  const { openRecord, select, selection } = usePatientsParts('openRecord', 'select', 'selection');
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  const merge = async (keptId: string, otherId: string): Promise<void> => {
    setIsBusy(true);
    try {
      await ask('patients:merge', { keptId, otherId });
      select({ ...selection, selectedIds: new Set() });
      openRecord(keptId);
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setIsBusy(false);
    }
  };
  return { isBusy, failure, merge };
}
