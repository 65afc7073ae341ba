import { beforeEach, describe, expect, it } from 'vitest';
import {
  FRAME_MS,
  PUSHED_ROWS_LIMIT,
  pushChanges,
  type ChangePusher,
} from '../../../src/main/ipc/push-changes';
import type { Changes } from '../../../src/main/ports/change-feed';
import type { BatchRow } from '../../../src/shared/domain/batch';
import type { ConnectionView } from '../../../src/shared/domain/connection';
import type { MessageRow } from '../../../src/shared/domain/message';
import type { ChangesPush } from '../../../src/shared/ipc/contract';
import { ManualClock } from '../../support/manual-clock';
import { RecordingLogger } from '../../support/recording-logger';

const connection = { waiting: 1 } as ConnectionView;

/** A window system and a log that count what is asked of them. */
class Scene {
  readonly clock = new ManualClock();
  readonly logger = new RecordingLogger();
  readonly pushes: ChangesPush[] = [];
  readonly reads = { rows: 0, batches: 0, connection: 0 };
  hasWindows = true;
  readingTakesMs = 0;
  isBroken = false;
  readonly pusher: ChangePusher;
  private listener: ((changes: Changes) => void) | null = null;

  constructor() {
    this.pusher = pushChanges({
      feed: {
        subscribe: (listener) => {
          this.listener = listener;
          return () => {
            this.listener = null;
          };
        },
      },
      rows: (ids) => {
        this.reads.rows += 1;
        if (this.isBroken) throw new Error('SQLITE_BUSY');
        this.clock.advance(this.readingTakesMs);
        return ids.map((id) => ({ id }) as MessageRow);
      },
      batches: (ids) => {
        this.reads.batches += 1;
        return ids.map((id) => ({ id }) as BatchRow);
      },
      connection: () => {
        this.reads.connection += 1;
        return connection;
      },
      hasWindows: () => this.hasWindows,
      send: (push) => this.pushes.push(push),
      clock: this.clock,
      logger: this.logger,
    });
  }

  get isSubscribed(): boolean {
    return this.listener !== null;
  }

  commit(messageIds: string[], batchIds: string[] = [], rest: Partial<Changes> = {}): void {
    this.listener?.({
      messageIds: new Set(messageIds),
      batchIds: new Set(batchIds),
      patientIds: new Set(),
      hasPatientChange: false,
      hasArrivalChange: false,
      hasAttentionChange: false,
      hasAccountChange: false,
      hasSettingsChange: false,
      ...rest,
    });
  }
}

describe('changes', () => {
  let scene: Scene;

  beforeEach(() => {
    scene = new Scene();
  });

  it('reach the windows with their rows and the connection as they stand now', () => {
    scene.commit(['a'], ['b']);
    expect(scene.pushes).toEqual([]);
    scene.clock.advance(0);
    expect(scene.pushes).toEqual([
      {
        messages: [{ id: 'a' }],
        hasMoreMessages: false,
        messageIds: ['a'],
        batches: [{ id: 'b' }],
        hasAccountChange: false,
        hasPatientChange: false,
        patientIds: [],
        hasArrivalChange: false,
        hasAttentionChange: false,
        hasSettingsChange: false,
        connection,
      },
    ]);
  });

  it('of one frame come in one push, each row once', () => {
    scene.commit(['a']);
    scene.clock.advance(0);
    scene.commit(['a', 'b'], [], { hasAccountChange: true });
    scene.commit(['b'], [], { hasPatientChange: true });
    scene.commit([], [], { hasSettingsChange: true, patientIds: new Set(['p']) });
    scene.commit([], [], { hasArrivalChange: true, patientIds: new Set(['p', 'q']) });
    scene.commit([], [], { hasAttentionChange: true });
    scene.clock.advance(FRAME_MS - 1);
    expect(scene.pushes).toHaveLength(1);
    scene.clock.advance(1);
    expect(scene.pushes).toHaveLength(2);
    expect(scene.pushes[1]).toMatchObject({
      messageIds: ['a', 'b'],
      hasAccountChange: true,
      hasPatientChange: true,
      hasSettingsChange: true,
    });
  });

  it('are told once: the next push does not repeat them', () => {
    scene.commit(['a'], ['b'], { hasAccountChange: true });
    scene.clock.advance(FRAME_MS);
    scene.commit(['c']);
    scene.clock.advance(FRAME_MS);
    expect(scene.pushes[1]).toMatchObject({ messageIds: ['c'], batches: [], hasAccountChange: false });
  });

  it('past two hundred rows are told by id, and that there is more to read', () => {
    const ids = Array.from({ length: 2_500 }, (_value, index) => `m${String(index)}`);
    scene.commit(ids);
    scene.clock.advance(0);
    const [push] = scene.pushes;
    expect(push?.messages).toHaveLength(PUSHED_ROWS_LIMIT);
    expect(push?.messageIds).toEqual(ids.slice(0, 2_000));
    expect(push?.hasMoreMessages).toBe(true);
  });

  it('of two hundred rows exactly leave nothing to read', () => {
    scene.commit(Array.from({ length: PUSHED_ROWS_LIMIT }, (_value, index) => `m${String(index)}`));
    scene.clock.advance(0);
    expect(scene.pushes[0]?.hasMoreMessages).toBe(false);
  });

  it('of more batches than fit are told too', () => {
    scene.commit(
      ['a'],
      Array.from({ length: PUSHED_ROWS_LIMIT + 1 }, (_value, index) => `b${String(index)}`),
    );
    scene.clock.advance(0);
    expect(scene.pushes[0]?.batches).toHaveLength(PUSHED_ROWS_LIMIT);
    expect(scene.pushes[0]?.hasMoreMessages).toBe(true);
  });

  it('in a burst of 10,000 commits over a second are read once a frame', () => {
    for (let commit = 0; commit < 10_000; commit += 1) {
      scene.commit([`m${String(commit % 3_000)}`], ['batch']);
      scene.clock.advance(0.1);
    }
    scene.clock.advance(FRAME_MS);
    // One second holds 62.5 frames.
    expect(scene.reads.rows).toBeGreaterThan(60);
    expect(scene.reads.rows).toBeLessThanOrEqual(64);
    expect(scene.reads).toEqual({
      rows: scene.reads.rows,
      batches: scene.reads.rows,
      connection: scene.reads.rows,
    });
    const told = new Set(scene.pushes.flatMap(({ messageIds }) => messageIds));
    expect(told.size).toBe(3_000);
  });

  it('that are slow to read leave main three times as long for other work', () => {
    scene.readingTakesMs = 40;
    scene.commit(['a']);
    scene.clock.advance(0);
    scene.commit(['b']);
    scene.clock.advance(119);
    expect(scene.pushes).toHaveLength(1);
    scene.clock.advance(1);
    expect(scene.pushes).toHaveLength(2);
  });

  it('are not read while nobody would see them', () => {
    scene.hasWindows = false;
    scene.commit(['a']);
    scene.clock.advance(FRAME_MS);
    expect(scene.reads.rows).toBe(0);
    scene.hasWindows = true;
    scene.commit(['b']);
    scene.clock.advance(FRAME_MS);
    expect(scene.pushes.map(({ messageIds }) => messageIds)).toEqual([['b']]);
  });

  it('that could not be read make the next push say that there is more', () => {
    scene.isBroken = true;
    scene.commit(['a']);
    scene.clock.advance(0);
    expect(scene.logger.lines.map(({ event }) => event)).toEqual(['push-failed']);
    scene.isBroken = false;
    scene.commit(['b']);
    scene.clock.advance(FRAME_MS);
    expect(scene.pushes).toMatchObject([{ messageIds: ['b'], hasMoreMessages: true }]);
  });

  it('come in time when somebody sets the clock back', () => {
    scene.commit(['a']);
    scene.clock.advance(0);
    scene.clock.setTo(0);
    scene.commit(['b']);
    scene.clock.advance(500);
    expect(scene.pushes).toHaveLength(2);
  });

  it('of the connection alone are told when poked, once a frame', () => {
    scene.pusher.poke();
    scene.pusher.poke();
    scene.clock.advance(0);
    expect(scene.pushes).toMatchObject([{ messageIds: [], messages: [], connection }]);
  });

  it('of what accounts have left to send with are told without a commit', () => {
    scene.pusher.pokeAccounts();
    scene.clock.advance(0);
    expect(scene.pushes).toMatchObject([{ messageIds: [], hasAccountChange: true }]);
    scene.pusher.poke();
    scene.clock.advance(FRAME_MS);
    expect(scene.pushes).toHaveLength(2);
    expect(scene.pushes[1]).toMatchObject({ hasAccountChange: false });
  });

  it('are told no more once stopped', () => {
    scene.commit(['a']);
    scene.pusher.stop();
    scene.clock.advance(FRAME_MS);
    expect(scene.pushes).toEqual([]);
    expect(scene.isSubscribed).toBe(false);
  });
});
