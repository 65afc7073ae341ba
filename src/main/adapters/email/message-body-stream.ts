import { Readable } from 'node:stream';

/** Small enough that a large file does not hold up the windows while it is dot-stuffed. */
const SLICE_BYTES = 64 * 1_024;

/**
 * The frozen bytes of one message, read once. nodemailer reads it after the server has answered DATA, and writes the
 * final dot only after it has ended: so the hand-over is noted, and committed, before the dot can leave.
 */
export class MessageBodyStream extends Readable {
  private pieceIndex = 0;
  private offset = 0;
  private hasFinished = false;

  /** @param onEnd when it throws, the stream breaks instead of ending, and the dot is never written */
  constructor(
    private readonly pieces: readonly Uint8Array[],
    private readonly onEnd: () => void,
  ) {
    // Nothing is read ahead: the end is not reached before what comes before it was taken.
    super({ highWaterMark: 0 });
  }

  /** Whether all was read and its hand-over was noted. */
  get isFinished(): boolean {
    return this.hasFinished;
  }

  /** A short message goes as one piece, with its dot: each piece costs the system and the server a turn of its own. */
  override pipe<Destination extends NodeJS.WritableStream>(
    destination: Destination,
    options?: { end?: boolean },
  ): Destination {
    if (this.pieces.reduce((total, { length }) => total + length, 0) > SLICE_BYTES) {
      return super.pipe(destination, options);
    }
    if (this.finish()) destination.end(Buffer.concat(this.pieces));
    return destination;
  }

  override _read(): void {
    const piece = this.pieces[this.pieceIndex];
    if (piece === undefined) {
      if (this.finish()) this.push(null);
      return;
    }
    const slice = piece.subarray(this.offset, this.offset + SLICE_BYTES);
    this.offset += SLICE_BYTES;
    if (this.offset >= piece.length) {
      this.pieceIndex += 1;
      this.offset = 0;
    }
    // An empty chunk would not count as an answer to this read.
    if (slice.length === 0) this._read();
    else this.push(slice);
  }

  /** Whether the dot may leave. */
  private finish(): boolean {
    try {
      this.onEnd();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return false;
    }
    this.hasFinished = true;
    return true;
  }
}
