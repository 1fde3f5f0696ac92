/** Where a text stops being JSON: line and column count from 1. */
export interface Break {
  line: number;
  column: number;
}

/** The value of a JSON text, or the place where it stops being JSON, which JSON.parse does not always report. */
export function readJson(text: string): { value: unknown } | { broken: Break } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const before = text.slice(0, breakIn(text));
    return { broken: { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') } };
  }
}

const space = /[\t\n\r ]*/y;
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Broken extends Error {}

/** The place of the first character that cannot stand where it does. */
function breakIn(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    at += found?.length ?? 0;
    return found !== undefined;
  };
  const need = (pattern: RegExp): void => {
    take(space);
    if (!take(pattern)) throw new Broken();
  };
  const has = (pattern: RegExp): boolean => {
    take(space);
    return take(pattern);
  };
  const members = (close: RegExp, member: () => void): void => {
    if (has(close)) return;
    do member();
    while (has(/,/y));
    need(close);
  };
  const member = (): void => {
    need(string);
    need(/:/y);
    value();
  };
  const value = (): void => {
    if (has(/{/y)) members(/}/y, member);
    else if (has(/\[/y)) members(/\]/y, value);
    else if (!has(string)) need(plain);
  };
  try {
    value();
    take(space);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
  return at;
}
