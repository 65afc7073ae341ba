import { PassThrough } from 'node:stream';
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

  it('goes as one piece where it is short, once that has been noted', async () => {
    const order: string[] = [];
    const body = new MessageBodyStream([Buffer.from('a'), Buffer.from('b')], () => order.push('noted'));
    const destination = new PassThrough();
    destination.on('data', (chunk: Buffer) => order.push(chunk.toString()));
    const ended = new Promise((resolve) => destination.on('end', resolve));
    body.pipe(destination);
    await ended;
    expect(order).toEqual(['noted', 'ab']);
    expect(body.isFinished).toBe(true);
  });

  it('goes piece by piece where it is long', async () => {
    const pieces = [Buffer.alloc(200_000, 'a'), Buffer.from('b')];
    let notedAt = -1;
    let received = 0;
    const destination = new PassThrough();
    const body = new MessageBodyStream(pieces, () => {
      notedAt = received;
    });
    destination.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    const ended = new Promise((resolve) => destination.on('end', resolve));
    body.pipe(destination);
    await ended;
    expect(received).toBe(200_001);
    expect(notedAt).toBeGreaterThan(65_536);
  });

  it('gives nothing away where that cannot be noted', async () => {
    const body = new MessageBodyStream([Buffer.from('a')], () => {
      throw new Error('disk full');
    });
    const destination = new PassThrough();
    const failure = new Promise((resolve) => body.on('error', resolve));
    body.pipe(destination);
    expect(String(await failure)).toContain('disk full');
    expect(destination.readableLength).toBe(0);
    expect(destination.writableEnded).toBe(false);
    expect(body.isFinished).toBe(false);
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
