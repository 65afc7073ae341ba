/** What has changed in the log since the last call, told only after it was committed. */
export interface Changes {
  messageIds: ReadonlySet<string>;
  batchIds: ReadonlySet<string>;
  hasPatientChange: boolean;
  /** Records that changed, their notes, documents and stops included. More may have, where an import ended. */
  patientIds: ReadonlySet<string>;
  hasArrivalChange: boolean;
  hasAttentionChange: boolean;
  hasAccountChange: boolean;
  hasSettingsChange: boolean;
}

/** Tells who is interested what a commit changed. */
export interface ChangeFeed {
  /** Calls back after every commit that changed something; returns how to stop that. */
  subscribe(listener: (changes: Changes) => void): () => void;
}
