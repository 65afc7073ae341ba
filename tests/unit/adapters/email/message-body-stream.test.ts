import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { MessageBodyStream } from '../../../../src/main/adapters/email/message-body-stream';

describe('the body of a message', () => {
  it('is given whole, large pieces and empty ones too', async () => {
    const pieces = [Buffer.alloc(200_000, 'a'), Buffer.alloc(0), Buffer.alloc(65_536, 'b'), Buffer.from('c')];
    const body = new MessageBodyStream(pieces, () => undefined);
    expect((await buffer(body)).equals(Buffer.concat(pieces))).toBe(true);
    expect(body.isFinished).toBe(true);
  });

  it('ends only after the end has been noted', async () => {
    const order: string[] = [];
    const body = new MessageBodyStream([Buffer.from('a')], () => order.push('noted'));
    body.on('data', () => order.push('data'));
    await new Promise((resolve) => {
      body.on('end', () => {
        order.push('end');
        resolve(undefined);
      });
    });
    expect(order).toEqual(['data', 'noted', 'end']);
  });

  it('breaks instead of ending when that cannot be noted', async () => {
    const body = new MessageBodyStream([Buffer.from('a')], () => {
      throw new Error('disk full');
    });
    let hasEnded = false;
    body.on('end', () => {
      hasEnded = true;
    });
    await expect(buffer(body)).rejects.toThrow('disk full');
    expect(hasEnded).toBe(false);
    expect(body.isFinished).toBe(false);
  });
});
