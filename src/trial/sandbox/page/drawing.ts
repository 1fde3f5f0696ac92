import type { ElementState, Place } from '../contract.js';
import type { Block } from './blocks/elements.js';
import type { Memory } from './memory.js';
import type { Session } from './session.js';

/** The context with which all blocks of one place (a message, a modal, Home) are drawn. */
export interface Drawing {
  session: Session;
  place: Place;
  memory: Memory;
  /** All blocks of the place, for `state.values`. */
  blocks: readonly Block[];
  /** Errors to show under fields, by block_id. */
  errors: Record<string, string>;
  /** Draws the place again, keeping the focus and what the person set. */
  redraw(): void;
}

/** The block of one element, and how it reports changes. */
export interface Spot {
  blockId: string;
  /** Whether a change is sent to the app at once; an ordinary input is sent with the submission. */
  tells: boolean;
  /** The id of the label that names the element. */
  labelId?: string | undefined;
  /** The ids of the hint and the error, for `aria-describedby`. */
  describedBy?: string | undefined;
  invalid?: boolean;
  required?: boolean;
}

/** The attributes with which a screen reader finds the label, hint and error of a control. */
export const naming = (spot: Spot, fallback: string) => ({
  'aria-labelledby': spot.labelId,
  'aria-label': spot.labelId ? undefined : fallback || undefined,
  'aria-describedby': spot.describedBy,
  'aria-invalid': spot.invalid ? 'true' : undefined,
  'aria-required': spot.required ? 'true' : undefined,
});

/** The current state of an element: what the person set, else what the app set. */
export const stateOf = (drawing: Drawing, key: string, initial: ElementState): ElementState =>
  drawing.memory.states.get(key) ?? initial;
