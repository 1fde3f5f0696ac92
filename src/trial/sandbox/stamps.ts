/**
 * Hands out message timestamps, seconds with six decimals, from the sandbox's clock. Never the same twice and never
 * smaller than the one before, also when the clock stands still or is turned back: Slack keys messages by them.
 */
export class Stamps {
  #last = 0;

  constructor(private readonly now: () => Date) {}

  next(): string {
    this.#last = Math.max(this.now().getTime() * 1000, this.#last + 1);
    return `${Math.floor(this.#last / 1e6)}.${String(this.#last % 1e6).padStart(6, '0')}`;
  }
}
