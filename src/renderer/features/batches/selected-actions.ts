import type { MessageRow } from '../../../shared/domain/message';
import { messageActions } from '../../../shared/domain/message-actions';

/** Which of the selected messages each action is possible for. */
export interface SelectedActions {
  sendAgain: readonly string[];
  sendNow: readonly string[];
  cancel: readonly string[];
  handle: readonly string[];
  unhandle: readonly string[];
}

export function actionsForSelected(rows: readonly MessageRow[]): SelectedActions {
  const able = (isAble: (row: MessageRow) => boolean) => rows.filter(isAble).map(({ id }) => id);
  return {
    sendAgain: able((row) => messageActions(row).sendAgain),
    sendNow: able((row) => messageActions(row).sendNow),
    cancel: able((row) => messageActions(row).cancel),
    handle: able((row) => messageActions(row).handle && row.handledAt === null),
    unhandle: able((row) => messageActions(row).handle && row.handledAt !== null),
  };
}

/** "Cancel…" for all that are selected, "Cancel 2 of 5…" for some of them. */
export function actionLabel(verb: string, able: number, selected: number, ending = ''): string {
  return able === selected || able === 0 ? `${verb}${ending}` : `${verb} ${able} of ${selected}${ending}`;
}
