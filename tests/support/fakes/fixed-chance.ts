import type { Chance } from '../../../src/main/ports/chance';

/** Chance that is no chance: ids count up, and the fraction is the one given. */
export class FixedChance implements Chance {
  private made = 0;

  constructor(public nextFraction = 0) {}

  fraction(): number {
    return this.nextFraction;
  }

  newId(): string {
    this.made += 1;
    return `0192f000-0000-7000-8000-${this.made.toString(16).padStart(12, '0')}`;
  }
}
