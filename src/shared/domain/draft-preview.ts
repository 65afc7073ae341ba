import type { SkipReason } from './draft';
import type { RichText } from './rich-text';
import type { SmsCount } from './sms-text';

/** What one patient would get of a draft, exactly as it would go. */
export interface DraftPreview {
  patientId: string;
  patientName: string;
  /** Where it would go; empty when there is no such thing on record. */
  address: string;
  /** Why the patient gets nothing, with the names of the fields that the record lacks; null: it goes. */
  refusal: { reason: SkipReason; missing: string[] } | null;
  /** Null where the record lacks what the text needs. */
  text: PreviewText | null;
}

export type PreviewText =
  | { channel: 'email'; subject: string; body: RichText }
  | { channel: 'sms'; text: string; count: Pick<SmsCount, 'encoding' | 'characters' | 'segments'> };

/** A draft that was sent to the desk itself, to be looked at. */
export interface SentTest {
  messageId: string;
  /** Where it goes. */
  address: string;
}
