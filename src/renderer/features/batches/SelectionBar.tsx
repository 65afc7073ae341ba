import { Ban, Download, RotateCw, Send, UserCheck, UserX } from 'lucide-react';
import { SelectionAction as Action, SelectionBar as Bar } from '../../shared/ui/SelectionBar';
import { countWords } from '../../shared/words/numbers';
import { useBatchesParts } from './batches-store';
import type { Question } from './QuestionDialog';
import { actionLabel, type SelectedActions } from './selected-actions';

interface SelectionBarProps {
  selectedIds: readonly string[];
  actions: SelectedActions;
  onAsk: (question: Question) => void;
  onClear: () => void;
}

/** What can be done with the selected rows. Only what is possible for at least one of them is offered. */
export function SelectionBar({ selectedIds, actions, onAsk, onClear }: SelectionBarProps) {
  const { isActing, sendNow, setHandled } = useBatchesParts('isActing', 'sendNow', 'setHandled');
  const count = selectedIds.length;
  return (
    <Bar label="Selected messages" count={countWords(count, 'message')} onClear={onClear}>
      {actions.sendAgain.length > 0 && (
        <Action
          icon={RotateCw}
          isBusy={isActing}
          onClick={() => {
            onAsk({ kind: 'send-again', messageIds: actions.sendAgain, selectedCount: count });
          }}
        >
          {actionLabel('Send', actions.sendAgain.length, count, ' again…')}
        </Action>
      )}
      {actions.sendNow.length > 0 && (
        <Action icon={Send} isBusy={isActing} onClick={() => void sendNow(actions.sendNow)}>
          {actionLabel('Send', actions.sendNow.length, count, ' now')}
        </Action>
      )}
      {actions.cancel.length > 0 && (
        <Action
          icon={Ban}
          isBusy={isActing}
          onClick={() => {
            onAsk({ kind: 'cancel', messageIds: actions.cancel, selectedCount: count });
          }}
        >
          {actionLabel('Cancel', actions.cancel.length, count, '…')}
        </Action>
      )}
      {actions.handle.length > 0 && (
        <Action
          icon={UserCheck}
          isBusy={isActing}
          onClick={() => {
            onAsk({ kind: 'handle', messageIds: actions.handle, selectedCount: count });
          }}
        >
          {actionLabel('Mark', actions.handle.length, count, ' as handled…')}
        </Action>
      )}
      {actions.unhandle.length > 0 && (
        <Action icon={UserX} isBusy={isActing} onClick={() => void setHandled(actions.unhandle, false, '')}>
          {actionLabel('Mark', actions.unhandle.length, count, ' as not handled')}
        </Action>
      )}
      <Action
        icon={Download}
        isBusy={isActing}
        onClick={() => {
          onAsk({ kind: 'export', messageIds: selectedIds, selectedCount: count });
        }}
      >
        Export CSV…
      </Action>
    </Bar>
  );
}
