import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An id as Slack writes them: a letter that says what it is, then ten capitals and digits. */
export function newId(prefix: string, length = 10): string {
  let id = prefix;
  for (const byte of randomBytes(length)) id += alphabet.charAt(byte % alphabet.length);
  return id;
}
