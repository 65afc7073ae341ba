/** What the practice keeps of a message that its server has taken: enough to report about it later. */
export interface AcceptedMail {
  /** The same message to the same recipient has the same id, however often it comes. */
  id: string;
  acceptedAt: number;
  recipient: string;
  sender: string;
  subject: string;
  messageIdHeader: string | null;
  sendtrailId: string | null;
  envelopeId: string | null;
  /** The first link in its text. */
  link: string | null;
}
