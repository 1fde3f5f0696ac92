import { fold, squeeze } from '../../platform/text/fold.js';
import { kinds } from '../kinds/index.js';
import type { Kind } from './kind.js';

/** A record's kind and number. */
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
 * Reads a text that is nothing but a record's code: `INC-0042`, `inc 42`, 突发42.
 * @param named names of kinds, normalised by `squeeze`. Kinds whose lines are numbers are only known by their prefix:
 *   `flow 18` means that 18 people wait.
 */
export function readCode(text: string, named: ReadonlyMap<string, string> = new Map()): Code | null {
  const folded = fold(text).text.trim();
  const [, prefix, number] = byPrefix.exec(folded) ?? [];
  // Many digits without a separator are an amount or a telephone number.
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
