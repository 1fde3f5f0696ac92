/**
 * The moments of a message at which a process may be stopped: it asks for rows; it holds one; it says that it will send;
 * it has committed that; Slack has the post; it writes down the answer. And of a record: it is being saved; it is.
 */
export const points = [
  'claiming',
  'claimed',
  'marking',
  'sending',
  'posted',
  'recording',
  'saving',
  'saved',
] as const;
export type Point = (typeof points)[number];

/** What becomes of what was on its way at that moment: it never arrives, or it does when this resolves. */
export type Sprung = 'lost' | Promise<void>;

/** Waits for one process to come to a point. */
export class Trap {
  #armed: { point: Point; spring: () => Sprung } | null = null;
  /** Messages that are surely going to be sent, and have not come to the wire: between them lies the one gap that no fence closes. */
  committed = 0;

  /** The next time that it comes to this point calls `spring`. */
  arm(point: Point, spring: () => Sprung): void {
    this.#armed = { point, spring };
  }

  /** @returns whether it still waited */
  disarm(): boolean {
    const armed = this.#armed !== null;
    this.#armed = null;
    return armed;
  }

  springs(point: Point): Sprung | null {
    if (this.#armed?.point !== point) return null;
    const { spring } = this.#armed;
    this.#armed = null;
    return spring();
  }
}
