import { fold, squeeze } from '../../platform/text/fold.js';
import { kinds } from '../kinds/index.js';
import type { Kind } from './kind.js';

/** A record by its kind and number. */
export interface Code {
  kind: string;
  number: number;
}

const byPrefix = new RegExp(
  `^(${kinds.map(({ prefix }) => prefix.toLowerCase()).join('|')})[\\s#:._-]*(?:no\\.?\\s*)?0*(\\d{1,6})$`,
  'u',
);
const SIGNED = /^[a-z]+\s?[-#:._]/u;
const byName = /^(\p{L}[\p{L}\s]*?)[\s#:._-]*(?:no\.?\s*|第\s?)?0*(\d{1,4})(?:\s?[号號])?$/u;

const takesCounts = ({ fields }: Kind) =>
  Object.values(fields).some((field) => field.type === 'count' && field.quick);

/**
 * The record that a text names, where it says nothing else: `INC-0042`, `inc 42`, 突发42.
 * @param named what kinds are called: squeezed word → kind. A kind whose lines are numbers goes by its prefix alone: `flow 18`
 *   is 18 who wait.
 */
export function readCode(text: string, named: ReadonlyMap<string, string> = new Map()): Code | null {
  const folded = fold(text).text.trim();
  const [, prefix, number] = byPrefix.exec(folded) ?? [];
  // Without a sign between them, many digits are a sum or a telephone number.
  const known = kinds.find(
    (one) => one.prefix.toLowerCase() === prefix && (SIGNED.test(folded) || Number(number) < 10_000),
  );
  if (known) return numbered(known, number);
  const [, name = '', count] = byName.exec(folded) ?? [];
  const kind = kinds.find((one) => one.name === named.get(squeeze(name)));
  return kind && !takesCounts(kind) ? numbered(kind, count) : null;
}

const numbered = ({ name }: Kind, number: string | undefined): Code | null =>
  Number(number) > 0 ? { kind: name, number: Number(number) } : null;
