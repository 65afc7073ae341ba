/** Time comes through here, so that every rule can be tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970 by this computer's clock, which people may set forward and back. */
  now(): number;
  /** Calls back once, about `delayMs` from now by a clock that nobody can set. Longer than 24 days is allowed. */
  after(delayMs: number, callback: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}
