import type { ErrorCode } from '../../shared/domain/error-code';

/** A refusal that the page is told about, in words for a person. Anything else thrown is an internal fault. */
export class UseCaseError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'UseCaseError';
    this.code = code;
  }
}
