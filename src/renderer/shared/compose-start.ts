import type { ChosenAttachment, Purpose } from '../../shared/domain/message';
import type { Patient } from '../../shared/domain/patient';

/** What a message begins with that is written from a patient's record or from a document. */
export interface ComposeStart {
  recipients: Patient[];
  attachments: ChosenAttachment[];
  /** Empty: left for the person to write. */
  subject: string;
  /** Null: the one used last. */
  purpose: Purpose | null;
}
