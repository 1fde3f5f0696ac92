import { z } from 'zod';
import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import { defineSetting } from '../../platform/directory/settings.js';
import type { Checklist } from './checklist.js';
import { type Line, lineOf } from './line.js';
import type { ListWords } from './post.js';
import { readMarked } from './written.js';

/** As many counters as a group may have lines, and as many currencies as fit into a message. */
export const mostCounters = 10;
export const mostCurrencies = 3;
/** The longest name that fits into a line of the list. */
export const longestCounter = 30;

/** The names of a branch's counters, one per line; `[optional]` follows the name of one that is not open every day. */
export const counterLines = defineSetting('counters', z.array(z.string()));
/** ISO 4217 codes of the currencies in its tills, besides the branch's own. */
export const tillCurrencies = defineSetting('tillCurrencies', z.array(z.string()));

export interface Counter {
  name: string;
  optional?: true;
}

/** Reads a counter's line. @returns null if it is not a valid name */
export function readCounter(line: string): Counter | null {
  const read = readMarked(line);
  if (!read) return null;
  const { text: name, optional, ...more } = read;
  if (Object.keys(more).length > 0 || name === '' || name.length > longestCounter) return null;
  return { name, ...(optional ? { optional } : {}) };
}

/** The default: six counters, of which the first is open every day. */
const usual = [1, 2, 3, 4, 5, 6];

function countersOf({ settings }: Pick<Branch, 'settings'>, words: ListWords): Counter[] {
  const own = (counterLines.of(settings) ?? []).flatMap((line) => readCounter(line) ?? []);
  if (own.length > 0) return own;
  return usual.map((number) => ({
    name: words.counter?.(number) ?? String(number),
    ...(number > 1 ? { optional: true as const } : {}),
  }));
}

/** The parts from which a counter's line is made. */
interface Said {
  group: string;
  item: string;
  counter: string;
  currency: string;
}

/**
 * Adapts a list to a branch: a line per counter becomes one for each of its counters, in a group for each currency of their tills,
 * and every amount gets its currency.
 */
export function inBranch<One extends Pick<Checklist, 'groups'>>(
  list: One,
  words: ListWords,
  branch: Pick<Branch, 'country' | 'settings'>,
): { list: One; words: ListWords } {
  const own = currencyOf(branch);
  const others = (tillCurrencies.of(branch.settings) ?? []).filter((one) => one !== own);
  const said = new Map<string, Said>();
  const titles = new Map<string, string>();
  const groups = Object.entries(list.groups).flatMap(([group, written]) => {
    const lines = written.map(lineOf);
    const isCounted = lines.some(isOfEach);
    return [own, ...(isCounted ? others : [])].map((currency) => {
      const key = currency === own ? group : `${group}_${currency.toLowerCase()}`;
      if (key !== group) titles.set(key, `${words.group(group)} · ${currency}`);
      const each = lines.flatMap((line) => {
        if (!isOfEach(line)) return [inCurrency(line, currency)];
        return countersOf(branch, words).map(({ name: counter, optional }, index): Line => {
          const { each: _, ...of } = inCurrency(line, currency);
          const name = `${line.name}_${index + 1}`;
          said.set(`${key}/${name}`, { group, item: line.name, counter, currency });
          // Not every till holds every currency.
          return { ...of, name, ...(optional || currency !== own ? { optional: true } : {}) };
        });
      });
      return [key, each] as const;
    });
  });
  return {
    list: { ...list, groups: Object.fromEntries(groups) },
    words: {
      ...words,
      group: (group) => titles.get(group) ?? words.group(group),
      item(group, item) {
        const one = said.get(`${group}/${item}`);
        if (!one) return words.item(group, item);
        const slots: Readonly<Record<string, string>> = { counter: one.counter, currency: one.currency };
        return words
          .item(one.group, one.item)
          .replace(/\{\{(\w+)\}\}/g, (slot, name: string) => slots[name] ?? slot);
      },
    },
  };
}

const isOfEach = ({ each }: Line): boolean => each === 'counter';

const inCurrency = (line: Line, currency: string): Line =>
  line.asks?.type === 'amount' ? { ...line, asks: { currency, ...line.asks } } : line;
