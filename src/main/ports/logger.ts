/** Values that may stand in a log line: never a body, never a whole address. */
export type LogFacts = Record<string, string | number | boolean | null>;

/** Lines of JSON with constant event names, redacted where they are written. Never throws. */
export interface Logger {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
