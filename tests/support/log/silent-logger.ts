import type { Logger } from '../../../src/main/ports/logger';

export const silentLogger: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
