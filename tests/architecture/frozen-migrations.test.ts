import { describe, expect, it } from 'vitest';
import {
  changedMigrations,
  frozenMigrations,
  newMigrations,
} from '../../scripts/check/frozen-migrations.mjs';

describe('migrations', () => {
  it('that were frozen are still the same, byte by byte', () => {
    expect(Object.keys(frozenMigrations())).not.toEqual([]);
    expect(changedMigrations()).toEqual([]);
  });

  it('are all frozen (npm run freeze-migrations adds new ones)', () => {
    expect(newMigrations()).toEqual([]);
  });
});
