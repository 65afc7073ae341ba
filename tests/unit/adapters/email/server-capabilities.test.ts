import { describe, expect, it } from 'vitest';
import { readCapabilities } from '../../../../src/main/adapters/email/server-capabilities';

describe('what a server offers', () => {
  it('is read from the lines of its EHLO reply', () => {
    const lines = ['PIPELINING', 'SIZE 35882577', '8BITMIME', 'dsn', 'SMTPUTF8', 'AUTH PLAIN LOGIN'];
    expect(readCapabilities(lines, true, 1_000)).toEqual({
      hasDsn: true,
      sizeLimitBytes: 35_882_577,
      hasStartTls: true,
      hasEightBitMime: true,
      hasSmtpUtf8: true,
      seenAt: 1_000,
    });
  });

  it('is nothing when it names nothing', () => {
    expect(readCapabilities([], false, 0)).toEqual({
      hasDsn: false,
      sizeLimitBytes: null,
      hasStartTls: false,
      hasEightBitMime: false,
      hasSmtpUtf8: false,
      seenAt: 0,
    });
  });

  it.each(['SIZE', 'SIZE 0', 'SIZE many', 'SIZE -5'])('has no size limit with %j', (line) => {
    expect(readCapabilities([line], false, 0).sizeLimitBytes).toBeNull();
  });
});
