/** The content of a file before it is checked; each part with the line on which it begins. */
export type ParsedNode = Words | List | Table;
export interface Words {
  line: number;
  text: string;
}
export interface List {
  line: number;
  items: ParsedNode[];
}
export interface Table {
  line: number;
  entries: { key: string; line: number; value: ParsedNode }[];
}

export interface FileFault {
  /** Counted from 1. */
  line: number;
  /** The branch by its channel (or name, or place in the file) and the field, e.g. `C0123456789 hours.mon`. */
  where: string;
  message: string;
}

/** Reports that something is wrong at a line. */
export type Complain = (line: number, where: string, message: string) => void;

/** The text of a node; empty, with a complaint, where it is a table or a list. */
export function wordsOf(told: ParsedNode | undefined, where: string, complain: Complain): string {
  if (told === undefined) return '';
  if ('text' in told) return told.text.trim();
  complain(told.line, where, 'must be a text');
  return '';
}

/** The values of a table by key. An empty value is an empty table; a key that occurs twice is complained of. */
export function tableOf(
  told: ParsedNode | undefined,
  where: string,
  complain: Complain,
): Map<string, { line: number; value: ParsedNode }> {
  const found = new Map<string, { line: number; value: ParsedNode }>();
  if (told === undefined || isNothing(told)) return found;
  if (!('entries' in told)) {
    complain(told.line, where, 'must be a table of keys and values');
    return found;
  }
  for (const { key, line, value } of told.entries) {
    const first = found.get(key);
    if (first) complain(line, `${where} ${key}`.trim(), `is written twice, first on line ${first.line}`);
    else found.set(key, { line, value });
  }
  return found;
}

/** The items of a list; a single text counts as a list of one. */
export function listOf(told: ParsedNode, where: string, complain: Complain): ParsedNode[] {
  if ('items' in told) return told.items;
  if (isNothing(told)) return [];
  if ('text' in told) return [told];
  complain(told.line, where, 'must be a list');
  return [];
}

/** An empty value, which stands for an empty table or list. */
export const isNothing = (told: ParsedNode): boolean =>
  'text' in told && ['', '~', 'null'].includes(told.text.trim());
