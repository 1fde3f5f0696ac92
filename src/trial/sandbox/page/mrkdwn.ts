/** A node of parsed mrkdwn. Its text is decoded: `&lt;` has become `<`. */
export type Mark =
  | { type: 'text' | 'code' | 'pre'; text: string }
  | { type: 'bold' | 'italic' | 'strike' | 'quote'; marks: Mark[] }
  | { type: 'break' }
  | { type: 'link'; url: string; text: string | null }
  | { type: 'user' | 'channel'; id: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; seconds: number; format: string; url: string | null; fallback: string };

const decode = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Parses Slack's mrkdwn. As in Slack, marks count only at the edges of words, and nothing within code is a mark. */
export function readMrkdwn(source: string): Mark[] {
  return source.split(/(```[\s\S]+?```)/).flatMap((part, index, parts): Mark[] => {
    if (index % 2 === 1) return [{ type: 'pre', text: decode(part.slice(3, -3).replace(/^\n|\n$/g, '')) }];
    const before = index > 0 ? part.replace(/^\n/, '') : part;
    const text = index < parts.length - 1 ? before.replace(/\n$/, '') : before;
    return text === '' ? [] : readLines(text.split('\n'));
  });
}

const quoteStart = /^(?:>|&gt;) ?/;

function readLines(lines: string[]): Mark[] {
  const marks: Mark[] = [];
  let quote: string[] = [];
  const endQuote = () => {
    if (quote.length > 0) marks.push({ type: 'quote', marks: broken(quote) });
    quote = [];
  };
  let plain: string[] = [];
  const endPlain = () => {
    if (plain.length > 0) marks.push(...broken(plain));
    plain = [];
  };
  for (const line of lines) {
    if (quoteStart.test(line)) {
      endPlain();
      quote.push(line.replace(quoteStart, ''));
    } else {
      endQuote();
      plain.push(line);
    }
  }
  endQuote();
  endPlain();
  return marks;
}

const broken = (lines: string[]): Mark[] =>
  lines.flatMap((line, index): Mark[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    ...readInline(line),
  ]);

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const wordCharacter = /[\p{L}\p{N}]/u;

function readInline(line: string): Mark[] {
  const marks: Mark[] = [];
  let text = '';
  const endText = () => {
    if (text !== '') marks.push({ type: 'text', text: decode(text) });
    text = '';
  };
  let at = 0;
  while (at < line.length) {
    const found = readCode(line, at) ?? readAngle(line, at) ?? readStyle(line, at);
    if (found) {
      endText();
      marks.push(found.mark);
      at = found.end;
    } else {
      text += line[at];
      at += 1;
    }
  }
  endText();
  return marks;
}

type Found = { mark: Mark; end: number } | null;

function readCode(line: string, at: number): Found {
  const end = line[at] === '`' ? line.indexOf('`', at + 1) : -1;
  return end > at + 1
    ? { mark: { type: 'code', text: decode(line.slice(at + 1, end)) }, end: end + 1 }
    : null;
}

function readStyle(line: string, at: number): Found {
  const sign = line[at];
  if (sign !== '*' && sign !== '_' && sign !== '~') return null;
  const outside = (character: string | undefined) =>
    character === undefined || !wordCharacter.test(character);
  if (!outside(line[at - 1]) || /\s/.test(line[at + 1] ?? ' ') || line[at + 1] === sign) return null;
  for (let end = line.indexOf(sign, at + 1); end !== -1; end = line.indexOf(sign, end + 1)) {
    if (/\s/.test(line[end - 1] ?? ' ') || !outside(line[end + 1])) continue;
    return { mark: { type: styles[sign], marks: readInline(line.slice(at + 1, end)) }, end: end + 1 };
  }
  return null;
}

function readAngle(line: string, at: number): Found {
  const end = line[at] === '<' ? line.indexOf('>', at) : -1;
  if (end <= at + 1) return null;
  const inner = line.slice(at + 1, end);
  const bar = inner.indexOf('|');
  const target = decode(bar === -1 ? inner : inner.slice(0, bar));
  const label = bar === -1 ? null : decode(inner.slice(bar + 1));
  return { mark: readTarget(target, label), end: end + 1 };
}

function readTarget(target: string, label: string | null): Mark {
  if (target.startsWith('@')) return { type: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', id: target.slice(1) };
  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/.exec(target);
  if (date) {
    const [, seconds, format, url] = date;
    return {
      type: 'date',
      seconds: Number(seconds),
      format: format ?? '',
      url: url ?? null,
      fallback: label ?? '',
    };
  }
  if (/^!(here|channel|everyone)$/.test(target)) return { type: 'broadcast', range: target.slice(1) };
  if (target.startsWith('!')) return { type: 'text', text: label ?? `<${target}>` };
  return { type: 'link', url: target, text: label };
}
