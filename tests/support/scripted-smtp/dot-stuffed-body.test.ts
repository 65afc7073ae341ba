import { expect, it } from 'vitest';
import { DotStuffedBody } from './dot-stuffed-body';

const STUFFED = Buffer.from('..one\r\n.two\r\nthree.\r\n\r\n..\r\n.\r\nNOOP\r\n');
const MESSAGE = '.one\r\ntwo\r\nthree.\r\n\r\n.\r\n';
const END = STUFFED.indexOf('NOOP');

it('finds the final dot and takes stuffed dots away wherever the chunks are cut', () => {
  for (let first = 1; first < END; first++) {
    for (let second = first + 1; second < END; second++) {
      const body = new DotStuffedBody();
      expect(body.add(STUFFED.subarray(0, first))).toBeUndefined();
      expect(body.add(STUFFED.subarray(first, second))).toBeUndefined();
      const finished = body.add(STUFFED.subarray(second));
      expect(finished?.message.toString()).toBe(MESSAGE);
      expect(finished?.rest.toString()).toBe('NOOP\r\n');
    }
  }
});

it('finishes an empty message', () => {
  const finished = new DotStuffedBody().add(Buffer.from('.\r\n'));
  expect(finished).toEqual({ message: Buffer.alloc(0), rest: Buffer.alloc(0) });
});
