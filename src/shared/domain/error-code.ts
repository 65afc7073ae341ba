/** Everything that can be wrong with what a person asked for, as a value: stacks stay in the log. */
export type ErrorCode =
  | 'bad-request'
  | 'not-found'
  | 'not-allowed-now'
  | 'invalid-input'
  | 'attachment-gone'
  | 'password-storage'
  | 'disk-full'
  | 'log-unavailable'
  | 'internal';
