import { isHeaderSafe } from '../../../shared/domain/header-text';

/** A text that would become more than one header line was about to be written into a message. */
export class UnsafeHeaderError extends Error {
  override readonly name = 'UnsafeHeaderError';

  constructor(readonly header: string) {
    super(`A line break or NUL cannot stand in the ${header} header.`);
  }
}

/**
 * Stops what the domain should have refused: the library would silently make a space of it, and a message must not
 * go out with other words than the log shows.
 * @throws UnsafeHeaderError naming the first header concerned
 */
export function refuseUnsafeHeaders(texts: readonly (readonly [header: string, text: string])[]): void {
  const unsafe = texts.find(([, text]) => !isHeaderSafe(text));
  if (unsafe !== undefined) throw new UnsafeHeaderError(unsafe[0]);
}
