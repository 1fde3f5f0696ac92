/** The result of one check. A note is worth knowing; what is red keeps the bot from working. */
export interface Finding {
  level: 'ok' | 'note' | 'red';
  words: string;
  /** What to do about it. */
  cure?: string;
}

export const ok = (words: string): Finding => ({ level: 'ok', words });
export const note = (words: string, cure?: string): Finding => ({
  level: 'note',
  words,
  ...(cure ? { cure } : {}),
});
export const red = (words: string, cure: string): Finding => ({ level: 'red', words, cure });

const NAMED = 10;

/** The first ten names, and how many more there are. */
export function some(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
