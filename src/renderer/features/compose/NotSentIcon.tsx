import { MailX, MessageSquareX } from 'lucide-react';
import type { Channel } from '../../../shared/domain/message';

const ICONS = { email: MailX, sms: MessageSquareX } as const satisfies Record<Channel, typeof MailX>;

interface NotSentIconProps {
  channel: Channel;
  className?: string | undefined;
}

/** Stands beside those who get nothing. */
export function NotSentIcon({ channel, className }: NotSentIconProps) {
  const Icon = ICONS[channel];
  return <Icon className={className} aria-hidden="true" />;
}
