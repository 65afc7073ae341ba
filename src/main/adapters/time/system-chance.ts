import { uuidv7 } from 'uuidv7';
import type { Chance } from '../../ports/chance';

export const systemChance: Chance = {
  fraction: () => Math.random(),
  newId: () => uuidv7(),
};
