import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laidOutJson } from '../../../src/shared/domain/laid-out-json';

describe('JSON for people', () => {
  it('has a line for every value', () => {
    expect(laidOutJson('{"status":"sent","to":["+61","+64"],"meta":{},"none":[]}')).toBe(
      '{\n  "status": "sent",\n  "to": [\n    "+61",\n    "+64"\n  ],\n  "meta": {},\n  "none": []\n}',
    );
  });

  it('keeps every number and escape as it came', () => {
    const text = String.raw`{"id":12345678901234567890,"price":1.10,"text":"a\u00e9 \"}, [\\"}`;
    const laidOut = laidOutJson(text);
    expect(laidOut).toContain('12345678901234567890');
    expect(laidOut).toContain('1.10');
    expect(laidOut).toContain(String.raw`"a\u00e9 \"}, [\\"`);
  });

  it('means the same, whatever it holds, and is laid out as JavaScript itself would', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(laidOutJson(text)).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('leaves what is no JSON as it is', () => {
    for (const text of ['', 'OK: 1234', '{"cut":"off', '<html>{}</html>'])
      expect(laidOutJson(text)).toBe(text);
  });

  it('does not make a page of blanks of hostile nesting', () => {
    const text = '['.repeat(5_000) + ']'.repeat(5_000);
    expect(laidOutJson(text).length).toBeLessThan(text.length * 30);
  });
});
