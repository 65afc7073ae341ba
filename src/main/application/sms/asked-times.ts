import { isAskedNow } from '../../../shared/domain/sms-polling';

/** When a provider was asked about each SMS last, in this run. */
export class AskedTimes {
  private times = new Map<string, number>();

  /**
   * Those whose turn it is, who was asked about longest ago coming first. What is not among them any more is forgotten.
   * @param sinceOf when it was handed over (ms)
   */
  due<Sms extends { id: string }>(all: readonly Sms[], sinceOf: (sms: Sms) => number, now: number): Sms[] {
    const known = this.times;
    this.times = new Map(
      all.flatMap(({ id }): [string, number][] => {
        const askedAt = known.get(id);
        return askedAt === undefined ? [] : [[id, askedAt]];
      }),
    );
    const askedAt = ({ id }: Sms): number | null => this.times.get(id) ?? null;
    return all
      .filter((sms) => isAskedNow(sinceOf(sms), askedAt(sms), now))
      .sort((one, other) => (askedAt(one) ?? 0) - (askedAt(other) ?? 0));
  }

  note({ id }: { id: string }, now: number): void {
    this.times.set(id, now);
  }

  /** It is everyone's turn. */
  forget(): void {
    this.times = new Map();
  }
}
