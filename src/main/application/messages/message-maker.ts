import type { Merged } from '../../../shared/domain/merge-plan';
import type { MessageDetails } from '../../../shared/domain/message';
import type { AttachmentContent } from '../../ports/email-composer';
import type { NewMessage } from '../../ports/message-store';
import type { Ports } from '../ports';
import type { BatchFacts, MessagePatient } from './new-message';

export type MakerPorts = Pick<
  Ports,
  'chance' | 'composer' | 'messages' | 'phones' | 'settings' | 'tokens' | 'tracking'
>;

/**
 * Makes one message for one patient, with what it says to them.
 * @param isOnlyLogged it is not sent, so nothing is frozen
 */
export type MakeMessage = (
  patient: MessagePatient,
  merged: Merged,
  isOnlyLogged?: boolean,
) => Promise<NewMessage>;

/** How messages of a channel come into being. Nothing is written. */
export interface MessageMaker {
  /** For one act of sending. */
  anew: (ports: MakerPorts, batch: BatchFacts, files: readonly AttachmentContent[]) => MakeMessage;
  /** An old message once more, with its own id and linked to the old one. */
  again: (
    ports: MakerPorts,
    batch: BatchFacts,
    patient: MessagePatient,
    old: MessageDetails,
  ) => Promise<NewMessage>;
}
