/** Randomness and names that must be unique anywhere come through here. */
export interface Chance {
  /** A number in [0, 1). */
  fraction(): number;
  /** A new UUIDv7 (RFC 9562 §5.7): unique anywhere, and grows with time. */
  newId(): string;
}
