import type { Channel } from '../../../shared/domain/message';
import { EMAIL_MAKER } from './email-maker';
import type { MessageMaker } from './message-maker';
import { SMS_MAKER } from './sms-maker';

/** Only this table knows how the messages of a channel are made. */
export const MESSAGE_MAKERS = {
  email: EMAIL_MAKER,
  sms: SMS_MAKER,
} as const satisfies Record<Channel, MessageMaker>;
