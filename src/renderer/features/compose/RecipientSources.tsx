import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileSpreadsheet, MailX, RotateCcw, Users, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { BatchPart } from '../../../shared/domain/recipients';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { tableWords } from '../../shared/words/recipients';
import { BatchRecipientsDialog } from './BatchRecipientsDialog';
import type { ComposeStore } from './compose-state';
import { createRecipientTableStore } from './recipient-table-store';
import { RecipientTableDialog } from './RecipientTableDialog';
import classes from './RecipientSources.module.css';

interface RecipientSourcesProps {
  store: ComposeStore;
  /** Leads to the list of patients. */
  onChooseInList: () => void;
}

/** Ways to many recipients at once: the list of patients, a file, an earlier batch. */
export function RecipientSources({ store, onChooseInList }: RecipientSourcesProps) {
  const table = useStore(store, (state) => state.draft.table);
  const [tableStore] = useState(createRecipientTableStore);
  const [part, setPart] = useState<BatchPart | null>(null);
  const [isAskingToReplace, setIsAskingToReplace] = useState(false);
  const chooseFile = () => void tableStore.getState().choose();
  return (
    <div className={classes.sources}>
      <SourceMenu
        onChooseInList={onChooseInList}
        onChooseFile={() => {
          if (table === null) chooseFile();
          else setIsAskingToReplace(true);
        }}
        onChooseBatch={setPart}
      />
      {table !== null && <TableNote store={store} />}
      <RecipientTableDialog
        store={tableStore}
        onTake={(match) => {
          store.getState().takeTable(match);
        }}
      />
      {part !== null && (
        <BatchRecipientsDialog
          part={part}
          onTake={(patients) => {
            store.getState().addRecipients(patients);
            setPart(null);
          }}
          onClose={() => {
            setPart(null);
          }}
        />
      )}
      <ConfirmDialog
        isOpen={isAskingToReplace}
        title="Replace the file of recipients?"
        confirmLabel="Choose another file…"
        cancelLabel="Keep it"
        onConfirm={() => {
          setIsAskingToReplace(false);
          chooseFile();
        }}
        onClose={() => {
          setIsAskingToReplace(false);
        }}
      >
        <p>
          The patients of “{table?.name}” give way to those of the other file. What you have written stays.
        </p>
      </ConfirmDialog>
    </div>
  );
}

interface SourceMenuProps {
  onChooseInList: () => void;
  onChooseFile: () => void;
  onChooseBatch: (part: BatchPart) => void;
}

function SourceMenu({ onChooseInList, onChooseFile, onChooseBatch }: SourceMenuProps) {
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          rightSection={<ChevronDown size="0.875rem" aria-hidden="true" />}
        >
          Choose from
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Users size="1rem" aria-hidden="true" />} onClick={onChooseInList}>
          Patient list
        </Menu.Item>
        <Menu.Item leftSection={<FileSpreadsheet size="1rem" aria-hidden="true" />} onClick={onChooseFile}>
          CSV file…
        </Menu.Item>
        <Menu.Item
          leftSection={<RotateCcw size="1rem" aria-hidden="true" />}
          onClick={() => {
            onChooseBatch('all');
          }}
        >
          Same as batch…
        </Menu.Item>
        <Menu.Item
          leftSection={<MailX size="1rem" aria-hidden="true" />}
          onClick={() => {
            onChooseBatch('not-reached');
          }}
        >
          Those of a batch who did not get it…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The file that the draft uses, and how many of it are still among the recipients. */
function TableNote({ store }: { store: ComposeStore }) {
  const { table, recipients } = useStore(store, (state) => state.draft);
  if (table === null) return null;
  const brought = recipients.filter(({ id }) => table.broughtIds.has(id)).length;
  return (
    <span className={classes.table}>
      <FileSpreadsheet className={classes.icon} aria-hidden="true" />
      <span className={classes.words}>{tableWords(table, brought)}</span>
      <button
        type="button"
        className={classes.remove}
        aria-label={`Take out ${table.name} and its patients`}
        title="Take out the file and its patients"
        onClick={() => {
          store.getState().dropTable();
        }}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  );
}
