import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASCADE_STEP, cascadeOffset, placeOnScreen } from '../../../src/main/windows/place-on-screen';

const size = { width: 1280, height: 800 };
const laptop = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1600, y: 100, width: 1600, height: 860 };

describe('a window', () => {
  it('that has no place yet opens in the middle of the main screen', () => {
    expect(placeOnScreen(null, size, [laptop, left])).toEqual({ x: 320, y: 120, ...size });
    expect(placeOnScreen(null, { width: 800, height: 600 }, [left, laptop])).toEqual({
      x: -1200,
      y: 230,
      width: 800,
      height: 600,
    });
  });

  it('opens where it was, also on a screen to the left', () => {
    const place = { x: -1500, y: 150, width: 1300, height: 700 };
    expect(placeOnScreen(place, size, [laptop, left])).toEqual(place);
  });

  it('whose screen is gone keeps its size and moves to the middle', () => {
    const place = { x: -1500, y: 150, width: 1300, height: 700 };
    expect(placeOnScreen(place, size, [laptop])).toEqual({ x: 310, y: 170, width: 1300, height: 700 });
  });

  it.each([
    ['to the right', { x: 1900, y: 100, width: 800, height: 600 }],
    ['to the left', { x: -750, y: 100, width: 800, height: 600 }],
    ['above', { x: 100, y: -20, width: 800, height: 600 }],
    ['below', { x: 100, y: 1020, width: 800, height: 600 }],
  ])('of which too little is on a screen (%s) moves to the middle', (_name, place) => {
    expect(placeOnScreen(place, size, [laptop])).toEqual({ x: 560, y: 220, width: 800, height: 600 });
  });

  it('is never larger than the screen', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    expect(placeOnScreen(null, size, [small])).toEqual({ x: 0, y: 0, width: 1024, height: 700 });
    expect(placeOnScreen({ x: 10, y: 10, ...size }, size, [small])).toEqual({
      x: 10,
      y: 10,
      width: 1024,
      height: 700,
    });
  });

  it('opens even where no screen is known', () => {
    expect(placeOnScreen(null, size, [])).toEqual(size);
    expect(placeOnScreen({ x: 5, y: 5, ...size }, size, [])).toEqual(size);
  });
});

describe('windows of one kind', () => {
  it('stand a title bar apart, and begin again where they would leave the screen', () => {
    const first = { x: 1000, y: 60, width: 760, height: 860 };
    const offsets = [0, 1, 2, 3, 4, 5, 6].map((index) => cascadeOffset(first, index, [laptop]));
    expect(offsets).toEqual([0, 28, 56, 84, 112, 0, 28]);
  });

  it('of which no place is known are placed by the window system', () => {
    expect(cascadeOffset({ width: 760, height: 860 }, 3, [laptop])).toBe(0);
  });

  it('never leave the screen that shows the first one whole', () => {
    const inScreen = fc
      .record({ width: fc.integer({ min: 200, max: 1920 }), height: fc.integer({ min: 200, max: 1040 }) })
      .chain(({ width, height }) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          x: fc.integer({ min: 0, max: 1920 - width }),
          y: fc.integer({ min: 0, max: 1040 - height }),
        }),
      );
    fc.assert(
      fc.property(inScreen, fc.nat(60), (first, index) => {
        const offset = cascadeOffset(first, index, [laptop]);
        expect(offset % CASCADE_STEP).toBe(0);
        expect(first.x + first.width + offset).toBeLessThanOrEqual(laptop.width);
        expect(first.y + first.height + offset).toBeLessThanOrEqual(laptop.height);
      }),
    );
  });
});
