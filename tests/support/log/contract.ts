import { afterEach, beforeEach, describe } from 'vitest';
import type { Log } from '../../../src/main/ports/log';
import { LOG_IMPLEMENTATIONS } from './log-implementations';

/** Runs the tests of one port on every log there is. */
export function describeContract(port: string, tests: (log: () => Log) => void): void {
  describe.each(LOG_IMPLEMENTATIONS)(`${port} ($name)`, ({ open }) => {
    let opened: ReturnType<typeof open>;

    beforeEach(() => {
      opened = open();
    });

    afterEach(() => {
      opened.close();
    });

    tests(() => opened.log);
  });
}
