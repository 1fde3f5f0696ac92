import { setTimeout as sleep } from 'node:timers/promises';

/** Counts what is on its way between the workspace and the app, so that a test can wait for it to be over. */
export class Traffic {
  #inFlight = 0;
  #lastAt = 0;

  /** Marks the start of something; call the result once when it is over. */
  begin(): () => void {
    this.#inFlight += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#inFlight -= 1;
      this.#lastAt = performance.now();
    };
  }

  /** Resolves when nothing has been on its way for `quietMs`. Throws after `deadlineMs`. */
  async quiet(quietMs: number, deadlineMs: number): Promise<void> {
    const from = performance.now();
    this.#lastAt = Math.max(this.#lastAt, from);
    for (;;) {
      const waitMs = this.#inFlight > 0 ? 5 : quietMs - (performance.now() - this.#lastAt);
      if (waitMs <= 0) return;
      if (performance.now() - from > deadlineMs)
        throw new Error(`The workspace was not quiet in ${deadlineMs} ms`);
      await sleep(Math.min(waitMs, 5));
    }
  }
}
