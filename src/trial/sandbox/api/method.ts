import type { z } from 'zod';
import type { Pace } from '../rate-limits.js';
import type { World } from '../world.js';

/** The fields of an answer besides `ok`. */
export type Fields = Record<string, unknown>;

/** A method of the Web API, without its arguments' types, for the list of all. */
export interface Method {
  name: string;
  /** The kind of token that the method requires. */
  token: 'bot' | 'app';
  /** One of these scopes is needed; none where the list is empty. */
  scopes: readonly string[];
  pace: Pace;
  args: z.ZodObject;
  run(world: World, args: never): Fields;
}

interface Terms {
  token?: Method['token'];
  scopes?: readonly string[];
  pace: Pace;
}

/**
 * Declares a method: its name, its token, scopes and rate limit, its arguments (any other is refused) and what it
 * does. `run` throws a `Refused` with Slack's code where it refuses.
 */
export function method<Args extends z.ZodObject>(
  name: string,
  { token = 'bot', scopes = [], pace }: Terms,
  args: Args,
  run: (world: World, args: z.output<Args>) => Fields,
): Method {
  return { name, token, scopes, pace, args, run };
}
