/** What the operating system says about the network. True is a hint, false is reliable. */
export interface Network {
  isOnline(): boolean;
  /** Calls back when the answer changes, and when the computer wakes; returns how to stop that. */
  subscribe(listener: () => void): () => void;
}
