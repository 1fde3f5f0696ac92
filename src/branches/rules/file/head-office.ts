import type { HeadOffice } from '../../../head-office/module.js';
import { type Language, languages } from '../../../platform/directory/branch.js';
import { type Complain, type ParsedNode, tableOf, wordsOf } from '../../../platform/import-files/parsed.js';
import { isTimezone } from '../../../platform/time/zone.js';
import { CHANNEL } from './entry.js';

const KEYS = ['channel', 'timezone', 'language'] as const;
const WHERE = 'head_office';

/** Reads the key `head_office` of the file. Every error is passed to `complain`. */
export function readHeadOffice(told: ParsedNode, complain: Complain): HeadOffice {
  const table = tableOf(told, WHERE, complain);
  for (const [key, { line }] of table)
    if (!(KEYS as readonly string[]).includes(key))
      complain(line, WHERE, `"${key}" is not known; known are ${KEYS.join(', ')}`);
  const fact = (key: (typeof KEYS)[number], isGood: (text: string) => boolean, fault: string): string => {
    const found = table.get(key);
    const text = wordsOf(found?.value, `${WHERE} ${key}`, complain);
    const line = found?.line ?? told.line;
    if (text === '' && (!found || 'text' in found.value)) complain(line, `${WHERE} ${key}`, 'is missing');
    else if (text !== '' && !isGood(text)) complain(line, `${WHERE} ${key}`, `"${text}" ${fault}`);
    return text;
  };
  return {
    channel: fact('channel', (text) => CHANNEL.test(text), 'is no channel id; they look like C0123456789'),
    timezone: fact('timezone', isTimezone, 'is no time zone; they look like Asia/Shanghai'),
    language: fact(
      'language',
      (text) => (languages as readonly string[]).includes(text),
      `is none of ${languages.join(', ')}`,
    ) as Language,
  };
}
