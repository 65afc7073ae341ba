import { UseCaseError } from './use-case-error';

/** The disk is full. Nothing of what was being written has been kept, and the next write may work again. */
export class DiskFullError extends UseCaseError {
  constructor(options?: { cause: unknown }) {
    super('disk-full', 'The disk is full. Nothing was saved. Make room, then try again.');
    this.name = 'DiskFullError';
    this.cause = options?.cause;
  }
}

/** The log's file cannot be read or written at the moment: it is gone, damaged, read-only or failing. */
export class LogUnavailableError extends UseCaseError {
  constructor(options?: { cause: unknown }) {
    super('log-unavailable', 'The log cannot be read or written.');
    this.name = 'LogUnavailableError';
    this.cause = options?.cause;
  }
}

/** A cursor that no page of this sort has given out. */
export class MalformedCursorError extends UseCaseError {
  constructor() {
    super('bad-request', 'This page of the list cannot be found. Read the list from its beginning.');
    this.name = 'MalformedCursorError';
  }
}
