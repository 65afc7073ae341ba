import type { MessageDetails } from '../../../shared/domain/message';

/** What cancelling a message means for it, and for the SMS that it carries. */
export function cancelMeaning({ carries }: Pick<MessageDetails, 'carries'>): string {
  return carries === null
    ? 'It is not sent, and the log says who cancelled it. It can be sent again later.'
    : 'It is not sent, so that the SMS that it carries is cancelled as well, and the log says who did it. The SMS can be sent again later.';
}
