import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWindowPlaces } from '../../../src/main/windows/window-places';
import { ManualClock } from '../../support/manual-clock';
import { RecordingLogger } from '../../support/recording-logger';

const place = { x: -5, y: 20, width: 1280, height: 800, isMaximized: false };

describe('the places of windows', () => {
  let folder: string;
  let file: string;
  let clock: ManualClock;
  let logger: RecordingLogger;
  const open = () => openWindowPlaces(file, clock, logger);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-places-'));
    file = join(folder, 'windows.json');
    clock = new ManualClock();
    logger = new RecordingLogger();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('are kept over a restart, for this person only', async () => {
    const places = open();
    places.remember('main', place);
    expect(places.placeOf('main')).toEqual(place);
    clock.advance(500);
    expect(open().placeOf('main')).toEqual(place);
    expect(open().placeOf('item-viewer')).toBeNull();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('are written once the window has come to rest', async () => {
    const places = open();
    for (const x of [1, 2, 3]) {
      places.remember('main', { ...place, x });
      clock.advance(499);
    }
    expect(await readdir(folder)).toEqual([]);
    clock.advance(1);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ main: { ...place, x: 3 } });
  });

  it('are written at once when asked, and not again later', () => {
    const places = open();
    places.remember('main', place);
    places.flush();
    expect(open().placeOf('main')).toEqual(place);
    expect(clock.waiting).toBe(0);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[1]'],
    ['a text for a place', '{"main":"here"}'],
    ['a place without height', '{"main":{"x":1,"y":1,"width":100,"isMaximized":false}}'],
    ['a window without width', '{"main":{"x":1,"y":1,"width":0,"height":100,"isMaximized":false}}'],
    ['half a pixel', '{"main":{"x":1.5,"y":1,"width":100,"height":100,"isMaximized":false}}'],
    ['a place past all screens', '{"main":{"x":1e9,"y":1,"width":100,"height":100,"isMaximized":false}}'],
    ['a text for a number', '{"main":{"x":"1","y":1,"width":100,"height":100,"isMaximized":false}}'],
  ])('are forgotten when the file holds %s', async (_name, text) => {
    await writeFile(file, text);
    expect(open().placeOf('main')).toBeNull();
  });

  it('that cannot be written are no reason to stop', async () => {
    const places = open();
    places.remember('main', place);
    await rm(folder, { recursive: true });
    clock.advance(500);
    expect(logger.lines.map(({ event }) => event)).toEqual(['window-places-not-written']);
    expect(places.placeOf('main')).toEqual(place);
  });
});
