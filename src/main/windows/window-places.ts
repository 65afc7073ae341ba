import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Clock, Timer } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { WindowKind } from '../ports/window-kind';
import type { Area } from './place-on-screen';

export interface WindowPlace extends Area {
  isMaximized: boolean;
}

/** Size and place of the windows of each kind, kept over restarts. */
export interface WindowPlaces {
  placeOf(kind: WindowKind): WindowPlace | null;
  /** Kept now; written to the disk once the window has come to rest. */
  remember(kind: WindowKind, place: WindowPlace): void;
  /** Writes what is not written yet. */
  flush(): void;
}

const REST_MS = 500;
const COORDINATE_LIMIT = 100_000;

type PlacesByKind = Partial<Record<WindowKind, WindowPlace>>;

/** @param file a small JSON file in the profile; one that is missing or broken is as good as none */
export function openWindowPlaces(file: string, clock: Clock, logger: Logger): WindowPlaces {
  const places: PlacesByKind = readPlaces(file);
  let timer: Timer | null = null;

  function flush(): void {
    if (timer === null) return;
    timer.cancel();
    timer = null;
    try {
      // Written beside it and renamed, so that a power cut leaves the old file or the new one.
      writeFileSync(`${file}.new`, JSON.stringify(places), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      logger.warn('window-places-not-written', { error: String(error) });
    }
  }

  return {
    placeOf: (kind) => places[kind] ?? null,
    remember: (kind, place) => {
      places[kind] = place;
      timer?.cancel();
      timer = clock.after(REST_MS, flush);
    },
    flush,
  };
}

function readPlaces(file: string): PlacesByKind {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, place]) => isPlace(place)));
  } catch {
    return {};
  }
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, isMaximized } = value as Record<string, unknown>;
  return (
    [x, y, width, height].every(isCoordinate) &&
    Number(width) > 0 &&
    Number(height) > 0 &&
    typeof isMaximized === 'boolean'
  );
}

function isCoordinate(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < COORDINATE_LIMIT;
}
