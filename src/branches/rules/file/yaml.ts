import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { type Complain, type ParsedNode, tableOf } from '../../../platform/import-files/parsed.js';

/** Levels. A branch file needs four: branches, branch, people, roles. */
const DEEPEST = 6;

/** The keys at the top of a branch file. */
const KEYS = ['branches', 'head_office'];

/**
 * Parses a YAML branch file into the keys `branches` and `head_office`. Every scalar is kept as text: `NO` is Norway,
 * not `false`. Aliases (`*name`) are allowed; with all of them expanded, the file must stay within `most` characters,
 * which guards against files that explode when they are expanded.
 */
export function parseYaml(
  text: string,
  most: number,
  complain: Complain,
): { branches: ParsedNode | undefined; headOffice: ParsedNode | undefined } {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    // The parser's own check is quadratic; `tableOf` finds duplicate keys.
    uniqueKeys: false,
  });
  for (const { pos, message } of document.errors) complain(lineAt(pos[0]), 'the file', message);
  if (document.errors.length > 0) return { branches: undefined, headOffice: undefined };
  const told = nodeReader(most, lineAt, complain)(document.contents, 1, 0);
  const top = tableOf(told, 'the file', complain);
  for (const [key, { line }] of top)
    if (!KEYS.includes(key)) complain(line, key, `is not known here; known are ${KEYS.join(', ')}`);
  if (!top.has('branches')) complain(1, 'the file', 'must have the key branches, with the list of them');
  return { branches: top.get('branches')?.value, headOffice: top.get('head_office')?.value };
}

/**
 * Converts the parser's nodes into `ParsedNode`s. Anchors are collected on the way, because the parser looks one up
 * by walking the whole document again.
 */
function nodeReader(most: number, lineAt: (offset: number) => number, complain: Complain) {
  const anchors = new Map<string, Node>();
  let unfolded = 0;

  const unfold = ({ source }: Alias, line: number): Node | undefined => {
    const node = anchors.get(source);
    if (!node) complain(line, 'the file', `has no anchor &${source} before its *${source}`);
    const [from = 0, to = 0] = node?.range ?? [];
    const before = unfolded;
    unfolded += to - from;
    if (unfolded <= most) return node;
    if (before <= most) complain(line, 'the file', 'unfolds its anchors to too much');
    return undefined;
  };

  return function tell(given: unknown, parentLine: number, depth: number): ParsedNode {
    const here = isNode(given) && given.range ? lineAt(given.range[0]) : parentLine;
    const node = isAlias(given) ? unfold(given, here) : given;
    // An error in an aliased part is reported at the line where that part is written, not where it is used.
    const line = node !== given && isNode(node) && node.range ? lineAt(node.range[0]) : here;
    const nothing: ParsedNode = { line, text: '' };
    if (depth > DEEPEST) {
      complain(line, 'the file', 'is nested too deep');
      return nothing;
    }
    if (isNode(node) && 'anchor' in node && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) return { line, text: String(node.value ?? '') };
    if (isSeq(node)) return { line, items: node.items.map((item) => tell(item, line, depth + 1)) };
    if (!isMap(node)) return nothing;
    return {
      line,
      entries: node.items.map(({ key, value }) => {
        const named = tell(key, line, DEEPEST);
        const name = 'text' in named ? named.text : '';
        return { key: name, line: named.line, value: tell(value, named.line, depth + 1) };
      }),
    };
  };
}
