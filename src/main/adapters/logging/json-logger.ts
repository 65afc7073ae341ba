import type { LogFacts, Logger } from '../../ports/logger';
import { redact } from './redact';
import { openRotatingFile } from './rotating-file';

const MAX_BYTES = 5_000_000;
const FILE_COUNT = 3;

type Level = 'info' | 'warn' | 'error';

/** Where a developer sees the lines too. */
export interface EchoStream {
  write(text: string): unknown;
  on(event: 'error', listener: () => void): unknown;
}

interface LoggerParts {
  folder: string;
  now: () => number;
  /** For example standard output while developing; null in an app that is installed. */
  echo: EchoStream | null;
}

/** Writes one line of JSON for each event to `sendtrail.log` in `folder`. */
export function createJsonLogger({ folder, now, echo }: LoggerParts): Logger {
  const file = openRotatingFile({ folder, name: 'sendtrail', maxBytes: MAX_BYTES, fileCount: FILE_COUNT });
  let lostLines = 0;
  let listeningEcho = echo;
  // The terminal may be closed while Sendtrail runs: an error nobody listens to would end the process.
  echo?.on('error', () => {
    listeningEcho = null;
  });

  /** The log must never be the reason why something else fails: a line that cannot be written is counted. */
  function write(level: Level, event: string, facts: LogFacts): void {
    try {
      const lost = lostLines === 0 ? {} : { lostLines };
      const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...redacted(facts), ...lost })}\n`;
      listeningEcho?.write(line);
      file.append(line);
      lostLines = 0;
    } catch {
      lostLines += 1;
    }
  }

  return {
    info: (event, facts = {}) => {
      write('info', event, facts);
    },
    warn: (event, facts = {}) => {
      write('warn', event, facts);
    },
    error: (event, facts = {}) => {
      write('error', event, facts);
    },
  };
}

function redacted(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]),
  );
}
