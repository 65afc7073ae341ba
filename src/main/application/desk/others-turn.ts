import type { Ports } from '../ports';

/** Lets whatever else waits have its turn, in the middle of a long piece of work. */
export function othersTurn({ clock }: Pick<Ports, 'clock'>): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}
