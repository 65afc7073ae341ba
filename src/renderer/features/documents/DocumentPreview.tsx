import { ActionIcon, Button } from '@mantine/core';
import { Download, Mail, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { previewKindOf, type DocumentFile } from '../../../shared/domain/document';
import type { PatientRow } from '../../../shared/domain/patient';
import { sizeWords } from '../../shared/words/numbers';
import classes from './DocumentPreview.module.css';
import { noPreviewWords } from './document-words';
import type { DocumentsStore } from './documents-state';
import { PREVIEW_SANDBOX, previewUrl } from './preview-frame';
import { useSettled } from './use-settled';

/** Starting a frame costs a process. */
const SETTLED_AFTER_MS = 150;

interface DocumentPreviewProps {
  store: DocumentsStore;
  patient: PatientRow;
  file: DocumentFile;
  onEmail: () => void;
  onRemove: () => void;
}

/** The chosen file, and what can be done with it. */
export function DocumentPreview({ store, patient, file, onEmail, onRemove }: DocumentPreviewProps) {
  const busy = useStore(store, (state) => state.busy);
  const settledId = useSettled(file.id, SETTLED_AFTER_MS);
  const hasAddress = patient.email !== null;
  return (
    <section className={classes.preview} aria-labelledby="document-name">
      <header className={classes.header}>
        <h3 id="document-name" className={classes.name} title={file.name}>
          <bdi>{file.name}</bdi>
        </h3>
        <span className={classes.facts}>
          {sizeWords(file.sizeBytes)}, added by <bdi>{file.addedBy}</bdi>
        </span>
      </header>
      <div className={classes.actions}>
        <Button
          size="xs"
          leftSection={<Mail size="0.875rem" aria-hidden="true" />}
          loading={busy === 'attaching'}
          disabled={!hasAddress}
          title={hasAddress ? undefined : 'No e-mail address on record'}
          onClick={onEmail}
        >
          E-mail to patient
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Download size="0.875rem" aria-hidden="true" />}
          loading={busy === 'saving'}
          onClick={() => void store.getState().saveCopy(file)}
        >
          Save a copy…
        </Button>
        <ActionIcon
          variant="default"
          className={classes.remove}
          aria-label="Remove"
          title="Remove"
          loading={busy === 'removing'}
          onClick={onRemove}
        >
          <Trash2 size="0.875rem" aria-hidden="true" />
        </ActionIcon>
      </div>
      {settledId === file.id && <Shown key={file.id} file={file} />}
    </section>
  );
}

function Shown({ file }: { file: DocumentFile }) {
  const kind = previewKindOf(file.mediaType);
  const words = noPreviewWords(file);
  if (kind === null || words !== null) return <p className={classes.words}>{words}</p>;
  return (
    <iframe
      className={classes.frame}
      sandbox={PREVIEW_SANDBOX[kind]}
      title={`Preview of ${file.name}`}
      src={previewUrl(file.id)}
    />
  );
}
