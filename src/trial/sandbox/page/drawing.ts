import type { ElementState, Place } from '../contract.js';
import type { Block } from './blocks/elements.js';
import type { Memory } from './memory.js';
import type { Session } from './session.js';

/** What every block of one place is drawn with. */
export interface Drawing {
  session: Session;
  place: Place;
  memory: Memory;
  /** All blocks of the place, for `state.values`. */
  blocks: readonly Block[];
  /** Sentences under fields, by block_id. */
  errors: Record<string, string>;
  /** Draws the place anew, keeping focus and what the person set. */
  redraw(): void;
}

/** Where one element stands and how it answers. */
export interface Spot {
  blockId: string;
  /** Whether a change is told to the app at once; an ordinary input waits for the submission. */
  tells: boolean;
  /** The id of the label that names the element. */
  labelId?: string | undefined;
  /** Ids of hint and error. */
  describedBy?: string | undefined;
  invalid?: boolean;
  required?: boolean;
}

/** What a control's own field needs so that a screen reader says its label, hint and error. */
export const naming = (spot: Spot, fallback: string) => ({
  'aria-labelledby': spot.labelId,
  'aria-label': spot.labelId ? undefined : fallback || undefined,
  'aria-describedby': spot.describedBy,
  'aria-invalid': spot.invalid ? 'true' : undefined,
  'aria-required': spot.required ? 'true' : undefined,
});

/** The state an element has now: what the person set, else what the app drew. */
export const stateOf = (drawing: Drawing, key: string, initial: ElementState): ElementState =>
  drawing.memory.states.get(key) ?? initial;
