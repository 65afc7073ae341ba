/** Ways in which something leaves Sendtrail by a person's hand. */
export interface DeskExchange {
  /** Asks where to save a text and saves it; false when the person cancels. */
  saveText(suggestedName: string, text: string): Promise<boolean>;
  /** Puts a text on the clipboard. */
  copyText(text: string): void;
}
