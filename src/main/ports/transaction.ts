/** What is written within one call is committed together or not at all. */
export interface Transaction {
  /**
   * Runs the work and commits; an exception undoes everything and goes on to the caller. May be nested: the outermost
   * call commits. The work must not wait for anything.
   */
  run<Result>(work: () => Result): Result;
}
