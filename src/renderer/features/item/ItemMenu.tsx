import { ActionIcon, Menu } from '@mantine/core';
import {
  Ban,
  Check,
  ClipboardCopy,
  Ellipsis,
  FileDown,
  Undo2,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import type { MessageItem } from '../../../shared/domain/message-item';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { HandleDialog } from '../../shared/ui/HandleDialog';
import { cancelMeaning } from './cancel-meaning';
import type { ItemStore } from './item-store';

interface ItemMenuProps {
  store: ItemStore;
  item: MessageItem;
}

/** Everything else that can be done with the message. What is not possible now is not listed. */
export function ItemMenu({ store, item }: ItemMenuProps) {
  const [isAskingToCancel, setIsAskingToCancel] = useState(false);
  const [isHandling, setIsHandling] = useState(false);
  const isHandled = item.message.handledAt !== null;
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon size="lg" aria-label="More actions" title="More actions">
            <Ellipsis size="1.125rem" aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {item.can.cancel && (
            <Action
              icon={Ban}
              words="Cancel…"
              onPick={() => {
                setIsAskingToCancel(true);
              }}
            />
          )}
          {item.can.handle && (
            <Action
              icon={isHandled ? Undo2 : Check}
              words={isHandled ? 'Undo “handled”' : 'Mark as handled…'}
              onPick={() => {
                if (isHandled) void store.getState().setHandled(false, '');
                else setIsHandling(true);
              }}
            />
          )}
          {(item.can.cancel || item.can.handle) && <Menu.Divider />}
          {item.message.patientId !== null && (
            <Action
              icon={UserRound}
              words="Open patient"
              onPick={() => void store.getState().showPatient()}
            />
          )}
          <Action
            icon={ClipboardCopy}
            words="Copy for support"
            onPick={() => void store.getState().copyForSupport()}
          />
          <Action
            icon={FileDown}
            words="Print or save as PDF…"
            onPick={() => void store.getState().savePdf()}
          />
        </Menu.Dropdown>
      </Menu>
      {isHandling && (
        <HandleDialog
          onClose={() => {
            setIsHandling(false);
          }}
          onConfirm={(note) => {
            setIsHandling(false);
            void store.getState().setHandled(true, note);
          }}
        />
      )}
      <CancelDialog
        meaning={cancelMeaning(item.message)}
        isOpen={isAskingToCancel}
        onClose={() => {
          setIsAskingToCancel(false);
        }}
        onConfirm={() => {
          setIsAskingToCancel(false);
          void store.getState().cancel();
        }}
      />
    </>
  );
}

interface CancelDialogProps {
  meaning: string;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

function CancelDialog({ meaning, isOpen, onClose, onConfirm }: CancelDialogProps) {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title="Cancel this message?"
      confirmLabel="Cancel the message"
      cancelLabel="Let it wait"
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>{meaning}</p>
    </ConfirmDialog>
  );
}

function Action({ icon: Icon, words, onPick }: { icon: LucideIcon; words: string; onPick: () => void }) {
  return (
    <Menu.Item leftSection={<Icon size="1rem" aria-hidden="true" />} onClick={onPick}>
      {words}
    </Menu.Item>
  );
}
