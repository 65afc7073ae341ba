/** The time at a server and on the computer that asks it, moved by hand. */
export class ServerTime {
  /** By the server's clock (ms). */
  server = Date.UTC(2026, 10, 23, 1, 0, 0);
  /** By the asking computer's clock (ms). */
  computer = this.server;
  /** By the asking computer's clock that nobody can set (ms). */
  counted = 5_000_000;
  /** Whether the server tells the time. */
  isTold = true;

  advance(byMs: number): void {
    this.server += byMs;
    this.computer += byMs;
    this.counted += byMs;
  }
}
