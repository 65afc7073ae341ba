import { ActionIcon, Button } from '@mantine/core';
import { Paperclip, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { ChosenAttachment } from '../../../shared/domain/message';
import { FieldRow, type FieldAttributes } from '../../shared/ui/FieldRow';
import { ATTACHMENT_REFUSAL_WORDS } from '../../shared/words/drafts';
import { sizeWords } from '../../shared/words/numbers';
import classes from './AttachmentField.module.css';
import type { ComposeStore } from './compose-state';

/** Files from the disk, chosen in the system's own dialog. */
export function AttachmentField({ store }: { store: ComposeStore }) {
  const problem = useStore(store, (state) => state.problems.attachments ?? null);
  return (
    <FieldRow label="Attachments" problem={problem}>
      {(attributes) => <Files store={store} attributes={attributes} />}
    </FieldRow>
  );
}

function Files({ store, attributes }: { store: ComposeStore; attributes: FieldAttributes }) {
  const attachments = useStore(store, (state) => state.draft.attachments);
  const refused = useStore(store, (state) => state.refusedFiles);
  const busy = useStore(store, (state) => state.busy);
  return (
    <div className={classes.files} id={attributes.id}>
      {attachments.length > 0 && (
        <ul className={classes.list}>
          {attachments.map((attachment) => (
            <AttachedFile key={attachment.id} store={store} attachment={attachment} />
          ))}
        </ul>
      )}
      {refused.map(({ name, reason }, index) => (
        <p key={`${index}-${name}`} className={classes.refused} role="alert">
          {name} was not attached. {ATTACHMENT_REFUSAL_WORDS[reason]}
        </p>
      ))}
      <Button
        aria-describedby={attributes['aria-describedby']}
        aria-invalid={attributes['aria-invalid']}
        className={classes.choose}
        variant="default"
        leftSection={<Paperclip size="1rem" aria-hidden="true" />}
        loading={busy === 'choosing-files'}
        disabled={busy !== null && busy !== 'choosing-files'}
        onClick={() => void store.getState().chooseFiles()}
      >
        Attach files…
      </Button>
    </div>
  );
}

function AttachedFile({ store, attachment }: { store: ComposeStore; attachment: ChosenAttachment }) {
  return (
    <li className={classes.file}>
      <span className={classes.name} title={attachment.name}>
        {attachment.name}
      </span>
      <span className={classes.size}>{sizeWords(attachment.sizeBytes)}</span>
      <ActionIcon
        size="sm"
        aria-label={`Remove ${attachment.name}`}
        title="Remove"
        onClick={() => void store.getState().removeFile(attachment.id)}
      >
        <X size="0.875rem" aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
