/** Signs message ids with the installation's key, so that a report's address proves whose message it is about. */
export interface MessageTokens {
  /** Lower-case letters and digits; survives servers that change case. */
  tokenFor(messageId: string): string;
}
