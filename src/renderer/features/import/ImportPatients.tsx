import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { listen } from '../../shared/bridge';
import { CheckStep } from './CheckStep';
import { ChooseStep } from './ChooseStep';
import { ColumnsStep } from './ColumnsStep';
import { DoneStep } from './DoneStep';
import type { ImportStore } from './import-state';
import { createImportStore } from './import-store';
import classes from './ImportPatients.module.css';
import { ImportSteps } from './ImportSteps';

interface ImportPatientsProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Puts patients from a CSV file on record. Nothing comes in before a person has seen what would. */
export function ImportPatients({ isOpen, onClose }: ImportPatientsProps) {
  const [store] = useState(createImportStore);
  const isBusy = useStore(store, ({ busy }) => busy !== null);
  useEffect(() => listen('import-progress', store.getState().hearProgress), [store]);
  const close = (): void => {
    void store.getState().cancel();
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Import patients"
      size="60rem"
      classNames={{ title: classes.title }}
      // A slip must not end an import; Cancel does.
      closeOnClickOutside={false}
      closeOnEscape={!isBusy}
      withCloseButton={!isBusy}
    >
      <ImportSteps store={store} />
      <Step store={store} onClose={close} />
    </Modal>
  );
}

function Step({ store, onClose }: { store: ImportStore; onClose: () => void }) {
  const step = useStore(store, (state) => state.step);
  if (step === 'choose') return <ChooseStep store={store} onClose={onClose} />;
  if (step === 'columns') return <ColumnsStep store={store} onClose={onClose} />;
  if (step === 'check') return <CheckStep store={store} />;
  return <DoneStep store={store} onClose={onClose} />;
}
