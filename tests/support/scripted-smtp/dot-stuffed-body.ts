const END = '\r\n.\r\n';
const DOT = '.'.charCodeAt(0);

export interface FinishedBody {
  /** The message without its stuffed dots, its last CRLF included. */
  readonly message: Buffer;
  /** What came after the final dot. */
  readonly rest: Buffer;
}

/** Collects a message after DATA up to the final dot (RFC 5321 section 4.5.2). */
export class DotStuffedBody {
  readonly #chunks: Buffer[] = [];
  #receivedBytes = 0;
  /** The last bytes before the next chunk; the end of the DATA command counts as the end of a line. */
  #tail = Buffer.from('\r\n');

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** Gives the message once it is complete. */
  add(chunk: Buffer): FinishedBody | undefined {
    const window = Buffer.concat([this.#tail, chunk]);
    const found = window.indexOf(END);
    const windowStart = this.#receivedBytes - this.#tail.length;
    this.#chunks.push(chunk);
    this.#receivedBytes += chunk.length;
    // One byte less than END, so that an END is found exactly once.
    this.#tail = window.subarray(Math.max(0, window.length - END.length + 1));
    if (found < 0) return undefined;

    const all = Buffer.concat(this.#chunks);
    const messageEnd = windowStart + found + '\r\n'.length;
    return {
      message: withoutStuffedDots(all.subarray(0, messageEnd)),
      rest: all.subarray(windowStart + found + END.length),
    };
  }
}

function withoutStuffedDots(stuffed: Buffer): Buffer {
  const parts: Buffer[] = [];
  let start = stuffed.at(0) === DOT ? 1 : 0;
  for (;;) {
    const found = stuffed.indexOf('\r\n.', start);
    if (found < 0) break;
    parts.push(stuffed.subarray(start, found + 2));
    start = found + 3;
  }
  parts.push(stuffed.subarray(start));
  return Buffer.concat(parts);
}
