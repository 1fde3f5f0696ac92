import { parseSync } from 'vite';
import { slotsOf } from '../../../src/platform/language/locales/tree.js';

/** A node of a syntax tree, as ESTree has them. */
interface Node {
  type: string;
  start: number;
  end: number;
  [part: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const partsOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);
const within = (node: Node): Node[] => [node, ...partsOf(node).flatMap(within)];
const part = (node: Node, name: string): Node | undefined => {
  const found = node[name];
  return isNode(found) ? found : undefined;
};
const parts = (node: Node, name: string): Node[] => [node[name]].flat().filter(isNode);

/** A place where words are asked for. */
export interface Asking {
  line: number;
  /** The key, or a pattern of it where it is put together. */
  key: string | RegExp;
  /** The names of what is handed over; null where that cannot be told from this file. */
  given: ReadonlySet<string> | null;
}

/** What stands in little room: by the function that makes it, the argument that holds the words, and Slack's limit. */
const places: Readonly<Record<string, { argument: number; most: number }>> = {
  button: { argument: 1, most: 75 },
  option: { argument: 0, most: 75 },
  header: { argument: 0, most: 150 },
  modal: { argument: 0, most: 24 },
  select: { argument: 1, most: 150 },
};

/** The keys that a source puts where there is little room, with the characters that Slack takes there. */
export function cramped(source: string): { line: number; key: string | RegExp; most: number }[] {
  return calls(source).flatMap(({ name, node, line }) => {
    const place = places[name];
    const words = place && parts(node, 'arguments')[place.argument];
    if (!words) return [];
    return within(words).flatMap((each) => {
      const [key] = each.type === 'CallExpression' && calledBy(each) === 't' ? parts(each, 'arguments') : [];
      return key ? keysIn(key).map((one) => ({ line, key: one, most: place.most })) : [];
    });
  });
}

/** Every `t('…')`, `maybe('…')` and `inEveryLanguage('…')` of a source whose key stands there. */
export function askings(source: string): Asking[] {
  return calls(source).flatMap(({ name, node, line, all }) => {
    if (!['t', 'maybe', 'inEveryLanguage'].includes(name)) return [];
    const [key, slots] = parts(node, 'arguments');
    const given = slots && name === 't' ? namesIn(slots, all) : new Set<string>();
    return key ? keysIn(key).map((each) => ({ line, key: each, given })) : [];
  });
}

interface Call {
  name: string;
  node: Node;
  line: number;
  /** The whole tree. */
  all: readonly Node[];
}

/** Every call of something that has a name. */
function calls(source: string): Call[] {
  const { program } = parseSync('source.ts', source);
  if (!isNode(program)) throw new Error('no program');
  const all = within(program);
  return all.flatMap((node) => {
    const name = node.type === 'CallExpression' ? calledBy(node) : null;
    return name ? [{ name, node, line: source.slice(0, node.start).split('\n').length, all }] : [];
  });
}

/** The name that is called: `t` of `speech.t` too. */
function calledBy(call: Node): string | null {
  const callee = part(call, 'callee');
  const named = callee?.type === 'MemberExpression' ? part(callee, 'property') : callee;
  return named?.type === 'Identifier' ? String(named.name) : null;
}

const cookedOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';

const bare = (node: Node): Node => {
  const inner = part(node, 'expression');
  return inner && /^(TS\w+Expression|ParenthesizedExpression)$/.test(node.type) ? bare(inner) : node;
};

function keysIn(node: Node): (string | RegExp)[] {
  const it = bare(node);
  if (it.type === 'Literal') return [String(it.value)];
  if (it.type === 'ConditionalExpression')
    return [...parts(it, 'consequent'), ...parts(it, 'alternate')].flatMap(keysIn);
  if (it.type !== 'TemplateLiteral') return [];
  const texts = parts(it, 'quasis').map(({ value }) => cookedOf(value));
  return texts.length === 1
    ? [texts.join('')]
    : [new RegExp(`^${texts.map((text) => text.replaceAll('.', '\\.')).join('.+')}$`)];
}

const holds = (outer: Node, inner: Node) => outer.start <= inner.start && inner.end <= outer.end;

/** The innermost block that a declaration stands in. */
const blockOf = (node: Node, all: readonly Node[]): Node =>
  all
    .filter(({ type }) => type === 'BlockStatement' || type === 'Program')
    .filter((block) => holds(block, node))
    .reduce((one, other) => (holds(one, other) ? other : one));

/** The names of what an object holds; null where something in it comes from elsewhere. */
function namesIn(node: Node, all: readonly Node[]): Set<string> | null {
  const it = bare(node);
  if (it.type === 'ConditionalExpression') {
    const [one, other] = [...parts(it, 'consequent'), ...parts(it, 'alternate')].map((each) =>
      namesIn(each, all),
    );
    return one && other ? new Set([...one].filter((name) => other.has(name))) : null;
  }
  if (it.type === 'Identifier') {
    const declared = all.filter(
      (each) =>
        each.type === 'VariableDeclarator' &&
        part(each, 'id')?.name === it.name &&
        each.start < it.start &&
        holds(blockOf(each, all), it),
    );
    const last = declared.at(-1);
    const init = last && part(last, 'init');
    return init ? namesIn(init, all) : null;
  }
  if (it.type !== 'ObjectExpression') return null;
  const names = new Set<string>();
  for (const property of parts(it, 'properties')) {
    const spread = property.type === 'SpreadElement' ? part(property, 'argument') : undefined;
    if (spread) {
      const more = namesIn(spread, all);
      if (!more) return null;
      for (const name of more) names.add(name);
    } else {
      const key = part(property, 'key');
      if (property.computed || !key) return null;
      names.add(String(key.name ?? key.value));
    }
  }
  return names;
}

/** What is asked for that has no text, or without all that its text wants, a line each. */
export function unfilled(source: string, texts: ReadonlyMap<string, string>): string[] {
  const wanted = new Map<string, Set<string>>();
  for (const [key, text] of texts) {
    const stem = key.replace(/_(one|other)$/, '');
    wanted.set(stem, new Set([...(wanted.get(stem) ?? []), ...slotsOf(text)]));
  }
  return askings(source).flatMap(({ line, key, given }) => {
    // Which of several keys is meant cannot be told: what all of them want must be there.
    const fitting = [...wanted].filter(([each]) => (typeof key === 'string' ? key === each : key.test(each)));
    if (fitting.length === 0) return [`line ${line}: no text has the key ${key}`];
    const [first, ...others] = fitting.map(([, slots]) => slots);
    const lost = [...(first ?? [])].filter(
      (slot) => given && !given.has(slot) && others.every((each) => each.has(slot)),
    );
    return lost.length > 0 ? [`line ${line}: ${key} lacks ${lost.join(', ')}`] : [];
  });
}
