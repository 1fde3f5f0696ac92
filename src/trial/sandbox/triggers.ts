import { newId } from './ids.js';
import { Refused } from './refused.js';

const lifeMs = 3000;
const remembered = 5000;

/** Whose click a trigger came from, and the modal it was in, if any. */
export interface Trigger {
  user: string;
  view?: string;
}

/** Trigger ids: each opens one view, within three real seconds of the click. */
export class Triggers {
  readonly #issued = new Map<string, Trigger & { at: number; used: boolean }>();

  constructor(private readonly wall: () => number) {}

  issue(trigger: Trigger): string {
    const id = `${this.wall()}.${this.#issued.size}.${newId('', 16).toLowerCase()}`;
    this.#issued.set(id, { ...trigger, at: this.wall(), used: false });
    const oldest = this.#issued.size > remembered ? this.#issued.keys().next().value : undefined;
    if (oldest) this.#issued.delete(oldest);
    return id;
  }

  /** Throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`; spends the trigger otherwise. */
  exchange(id: string): Trigger {
    const trigger = this.#issued.get(id);
    if (!trigger) throw new Refused('invalid_trigger_id');
    if (trigger.used) throw new Refused('exchanged_trigger_id');
    if (this.wall() - trigger.at > lifeMs) throw new Refused('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }
}
