import { badgeOf, type BadgeKind, type MessageRow } from '../../../shared/domain/message';
import {
  CircleHelp,
  CirclePause,
  Clock,
  Hourglass,
  OctagonMinus,
  RotateCw,
  Send,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { badgeMeaning, badgeWords, shortBadgeWords } from '../words/badges';
import classes from './OutboxBadge.module.css';
import { useNow } from './use-now';

const BADGE_ICONS = {
  waiting: Hourglass,
  sending: Send,
  retrying: RotateCw,
  unconfirmed: CircleHelp,
  scheduled: Clock,
  held: CirclePause,
  stopped: OctagonMinus,
  delayed: TriangleAlert,
} as const satisfies Record<BadgeKind, LucideIcon>;

interface OutboxBadgeProps {
  row: Parameters<typeof badgeOf>[0] & Pick<MessageRow, 'channel'>;
  /** In a table cell the words are short; the tooltip always has the long form. */
  isShort?: boolean;
}

/** What the outbox is doing with a message, beside its status. Nothing when it has nothing to do. */
export function OutboxBadge({ row, isShort = false }: OutboxBadgeProps) {
  // A hold counts down; nothing else here changes by the second.
  const now = useNow(row.waitReason === 'held' ? 'second' : 'minute');
  const badge = badgeOf(row, now);
  if (badge === null) return null;
  const Icon = BADGE_ICONS[badge.kind];
  const words = badgeWords(badge, now, row.channel);
  return (
    <span
      className={classes.badge}
      data-kind={badge.kind}
      title={`${words}. ${badgeMeaning(badge.kind, row.channel)}`}
    >
      <Icon className={classes.icon} aria-hidden="true" />
      <span className={classes.words}>{isShort ? shortBadgeWords(badge, now) : words}</span>
    </span>
  );
}
