import { Readable } from 'node:stream';

/** Small enough that a large file does not hold up the windows while it is dot-stuffed. */
const SLICE_BYTES = 64 * 1_024;

/**
 * The frozen bytes of one message, read once. nodemailer reads it after the server has answered DATA, and writes the
 * final dot only after it has ended: so `onEnd` runs, and has returned, before the dot can leave.
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

  /** Whether all was read and `onEnd` has returned. */
  get isFinished(): boolean {
    return this.hasFinished;
  }

  override _read(): void {
    const piece = this.pieces[this.pieceIndex];
    if (piece === undefined) {
      this.finish();
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

  private finish(): void {
    try {
      this.onEnd();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    this.hasFinished = true;
    this.push(null);
  }
}
