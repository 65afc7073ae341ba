import type { Channel } from '../../../shared/domain/message';
import { STATUS_RULES, type Status } from '../../../shared/domain/status';
import { statusMeaning } from '../words/statuses';
import { STATUS_ICONS } from './status-icons';
import classes from './StatusMark.module.css';

interface StatusMarkProps {
  status: Status;
  /** It means something else for an SMS. */
  channel: Channel;
  /** Rows 13 px, text 14 px, the top of the Item Viewer 28 px. */
  size?: 'row' | 'text' | 'title';
}

/** The one loud thing of a screen: sign, word and colour of a status. */
export function StatusMark({ status, channel, size = 'row' }: StatusMarkProps) {
  const Icon = STATUS_ICONS[status];
  return (
    <span
      className={classes.mark}
      data-size={size}
      data-tone={STATUS_RULES[status].tone}
      data-status={status}
      title={statusMeaning(status, channel)}
    >
      <span className={classes.sign} aria-hidden="true">
        <Icon className={classes.icon} strokeWidth={2.75} />
      </span>
      <span className={classes.word}>{status}</span>
    </span>
  );
}
