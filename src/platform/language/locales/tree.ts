/** Words by name, and groups of them. */
export interface Tree {
  readonly [name: string]: string | Tree;
}

type Both<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void ? All : never;

/**
 * Merges files of words into one tree. A file has the names, limits, commands and help of one kind or module, so
 * groups such as `kinds`, `clocks` and `commands` are spread over many files.
 * @throws where two files have the same key
 */
export function together<Files extends readonly Tree[]>(...files: Files): Both<Files[number]> {
  return files.reduce(joined, {}) as Both<Files[number]>;
}

function joined(one: Tree, other: Tree): Tree {
  const all: Record<string, string | Tree> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const before = all[name];
    if (before === undefined) all[name] = value;
    else if (typeof before === 'string' || typeof value === 'string')
      throw new Error(`two files of words hold ${name}`);
    else all[name] = joined(before, value);
  }
  return all;
}

/** Every text of a tree by its key, `a.b.c`. */
export function textsOf(tree: Tree): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (group: Tree, path: string) => {
    for (const [name, value] of Object.entries(group))
      if (typeof value === 'string') texts.set(path + name, value);
      else walk(value, `${path}${name}.`);
  };
  walk(tree, '');
  return texts;
}

/** The names of the slots in a text, `{{name}}`, sorted, each once. */
export const slotsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/{{(.*?)}}/g)].map(([, name = '']) => name.trim()))].sort();
