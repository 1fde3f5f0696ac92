import type { Kind } from '../rules/kind.js';
import { profiles } from './index.js';

/** Whether any branch's records of the kind may have a clock of that name: the bank's own, or one of a profile. */
export function isClockName(kind: Pick<Kind, 'name' | 'clocks'>, name: string): boolean {
  return [kind.clocks, ...profiles.map(({ clocks }) => clocks[kind.name] ?? [])].some((rules) =>
    rules.some((rule) => rule.name === name),
  );
}
