import type { Fault } from './contract.js';

/** The faults that are switched on, each with the number of calls for which it remains. */
export class Faults {
  #left: (Fault & { left: number })[] = [];

  /** Replaces all faults by these. */
  set(faults: readonly Fault[]): void {
    this.#left = faults.map((fault) => ({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  list(): Fault[] {
    return this.#left
      .filter((fault) => fault.left > 0)
      .map(({ left, times, ...fault }) => (times === undefined ? fault : { ...fault, times: left }));
  }

  /** The fault for this call, if any; it is counted as used. */
  meet(method: string, channel: unknown): Fault | undefined {
    const fault = this.#left.find(
      (one) =>
        one.left > 0 &&
        (one.method === '*' || one.method === method) &&
        (one.channel === undefined || one.channel === channel),
    );
    if (fault) fault.left -= 1;
    return fault;
  }
}
