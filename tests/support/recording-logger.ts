import type { LogFacts, Logger } from '../../src/main/ports/logger';

/** Keeps log lines for a test to read. */
export class RecordingLogger implements Logger {
  readonly lines: { level: 'info' | 'warn' | 'error'; event: string; facts: LogFacts }[] = [];

  info(event: string, facts: LogFacts = {}): void {
    this.lines.push({ level: 'info', event, facts });
  }

  warn(event: string, facts: LogFacts = {}): void {
    this.lines.push({ level: 'warn', event, facts });
  }

  error(event: string, facts: LogFacts = {}): void {
    this.lines.push({ level: 'error', event, facts });
  }
}
