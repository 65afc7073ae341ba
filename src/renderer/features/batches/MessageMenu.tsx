import { Menu } from '@mantine/core';
import {
  Ban,
  Download,
  Layers,
  RotateCw,
  Search,
  Send,
  SquareArrowOutUpRight,
  UserCheck,
  UserX,
} from 'lucide-react';
import type { MessageRow } from '../../../shared/domain/message';
import { ContextMenu, type MenuPoint } from '../../shared/ui/ContextMenu';
import { useBatchesParts } from './batches-store';
import classes from './MessageMenu.module.css';
import { FIRST_QUERY } from './message-query';
import type { Question } from './QuestionDialog';
import { actionLabel, type SelectedActions } from './selected-actions';

interface MessageMenuProps {
  point: MenuPoint | null;
  rows: readonly MessageRow[];
  actions: SelectedActions;
  onOpen: (messageId: string) => void;
  onAsk: (question: Question) => void;
  onClose: () => void;
}

/** The menu of the selected rows: everything the bar offers, and ways on from a single row. */
export function MessageMenu({ point, rows, actions, onOpen, onAsk, onClose }: MessageMenuProps) {
  const { sendNow, setHandled } = useBatchesParts('sendNow', 'setHandled');
  const selectedCount = rows.length;
  const only = rows.length === 1 ? rows[0] : undefined;
  const label = (verb: string, able: readonly string[], ending: string) =>
    actionLabel(verb, able.length, selectedCount, ending);
  return (
    <ContextMenu point={point} label="Message" onClose={onClose}>
      {only !== undefined && (
        <>
          <Menu.Item
            leftSection={<SquareArrowOutUpRight className={classes.icon} />}
            rightSection={<kbd className={classes.key}>Enter</kbd>}
            onClick={() => {
              onOpen(only.id);
            }}
          >
            Details
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      <Menu.Item
        leftSection={<RotateCw className={classes.icon} />}
        disabled={actions.sendAgain.length === 0}
        onClick={() => {
          onAsk({ kind: 'send-again', messageIds: actions.sendAgain, selectedCount });
        }}
      >
        {label('Send', actions.sendAgain, ' again…')}
      </Menu.Item>
      <Menu.Item
        leftSection={<Send className={classes.icon} />}
        disabled={actions.sendNow.length === 0}
        onClick={() => void sendNow(actions.sendNow)}
      >
        {label('Send', actions.sendNow, ' now')}
      </Menu.Item>
      <Menu.Item
        leftSection={<Ban className={classes.icon} />}
        disabled={actions.cancel.length === 0}
        onClick={() => {
          onAsk({ kind: 'cancel', messageIds: actions.cancel, selectedCount });
        }}
      >
        {label('Cancel', actions.cancel, '…')}
      </Menu.Item>
      {actions.unhandle.length > 0 && actions.handle.length === 0 ? (
        <Menu.Item
          leftSection={<UserX className={classes.icon} />}
          onClick={() => void setHandled(actions.unhandle, false, '')}
        >
          {label('Mark', actions.unhandle, ' as not handled')}
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<UserCheck className={classes.icon} />}
          disabled={actions.handle.length === 0}
          onClick={() => {
            onAsk({ kind: 'handle', messageIds: actions.handle, selectedCount });
          }}
        >
          {label('Mark', actions.handle, ' as handled…')}
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<Download className={classes.icon} />}
        onClick={() => {
          onAsk({ kind: 'export', messageIds: rows.map(({ id }) => id), selectedCount });
        }}
      >
        Export CSV…
      </Menu.Item>
      {only !== undefined && <WaysOn row={only} />}
    </ContextMenu>
  );
}

/** From one message to those that belong with it. */
function WaysOn({ row }: { row: MessageRow }) {
  const { showQuery } = useBatchesParts('showQuery');
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={<Search className={classes.icon} />}
        onClick={() => {
          showQuery({ ...FIRST_QUERY, search: `patient:"${row.patientName}"` });
        }}
      >
        All messages to {row.patientName}
      </Menu.Item>
      <Menu.Item
        leftSection={<Layers className={classes.icon} />}
        onClick={() => {
          showQuery({ ...FIRST_QUERY, batchId: row.batchId });
        }}
      >
        Show its batch
      </Menu.Item>
    </>
  );
}
