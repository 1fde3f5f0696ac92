import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * - `key_missing`: no key was given;
 * - `key_malformed`: a key is not base64 of 32 bytes;
 * - `key_unknown`: sealed with a key that is not among the given ones;
 * - `sealed_damaged`: altered, cut, or put into another place than it was sealed for.
 */
export type SealErrorCode = 'key_missing' | 'key_malformed' | 'key_unknown' | 'sealed_damaged';

export class SealError extends Error {
  override readonly name = 'SealError';

  constructor(
    readonly code: SealErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Keys are base64 of 32 bytes. Older ones still open what they sealed; nothing new is sealed with them. */
export type SealKeys = { current: string; older?: readonly string[] };

/** `context` names the place a value belongs to, such as `<record id>.customer`: moved elsewhere it does not open. */
export type Seal = {
  /** Gives `v1.<key id>.<nonce>.<ciphertext and tag>`, the parts in base64url. The same words seal differently each time. */
  seal: (plain: string, context: string) => string;
  /** @throws SealError `key_unknown` or `sealed_damaged`. */
  open: (sealed: string, context: string) => string;
  /** @throws SealError `sealed_damaged` for a text that was never sealed. */
  keyIdOf: (sealed: string) => string;
  needsRotation: (sealed: string) => boolean;
  /**
   * Recognises a value again without opening anything: the same `normalised` in the same `scope` gives the same
   * `<key id>.<hash>`. Made with the current key: when keys rotate, it is made anew along with the sealed text.
   */
  digest: (normalised: string, scope: string) => string;
  /** The digest under every key, the current first, to look among rows that have not been rotated yet. */
  digests: (normalised: string, scope: string) => string[];
};

type Key = { id: string; sealing: Buffer; digesting: Buffer };
type Parts = { keyId: string; nonce: Buffer; body: Buffer };

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A fresh key as text, for LOBBY_KEY. */
export const makeKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/**
 * Prepares to seal and open private fields.
 * @throws SealError `key_missing` or `key_malformed`; the key itself is never in the words.
 */
export function createSeal(keys: string | SealKeys): Seal {
  const given = typeof keys === 'string' ? { current: keys } : keys;
  const current = readKey(given.current);
  const known = [current, ...(given.older ?? []).map(readKey)];

  const seal: Seal['seal'] = (plain, context) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, current.sealing, nonce).setAAD(aadOf(current.id, context));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, current.id, nonce.toString('base64url'), body.toString('base64url')].join('.');
  };

  const open: Seal['open'] = (sealed, context) => {
    const { keyId, nonce, body } = partsOf(sealed);
    const key = known.find(({ id }) => id === keyId);
    if (!key)
      throw new SealError('key_unknown', `Sealed with the key ${keyId}, which is not among the keys given`);
    const decipher = createDecipheriv(CIPHER, key.sealing, nonce, { authTagLength: TAG_BYTES })
      .setAAD(aadOf(keyId, context))
      .setAuthTag(body.subarray(-TAG_BYTES));
    try {
      return decipher.update(body.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new SealError('sealed_damaged', 'A sealed text was altered or belongs to another place');
    }
  };

  const digests: Seal['digests'] = (normalised, scope) =>
    known.map((key) => digestWith(key, normalised, scope));

  return {
    seal,
    open,
    keyIdOf: (sealed) => partsOf(sealed).keyId,
    needsRotation: (sealed) => partsOf(sealed).keyId !== current.id,
    digest: (normalised, scope) => digestWith(current, normalised, scope),
    digests,
  };
}

function readKey(text: string): Key {
  if (text.trim() === '') throw new SealError('key_missing', 'No key to seal private fields with was given');
  const secret = Buffer.from(text.trim(), 'base64');
  const isWhole = secret.length === KEY_BYTES && secret.toString('base64') === text.trim();
  if (!isWhole) throw new SealError('key_malformed', `A key must be ${KEY_BYTES} bytes in base64`);
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `lobby ${purpose}`, bytes));
  return {
    id: derive('key id', 6).toString('base64url'),
    sealing: derive('sealing', KEY_BYTES),
    digesting: derive('digest', KEY_BYTES),
  };
}

function partsOf(sealed: string): Parts {
  const [version, keyId, nonce, body, ...rest] = sealed.split('.');
  const parts = {
    keyId: keyId ?? '',
    nonce: Buffer.from(nonce ?? '', 'base64url'),
    body: Buffer.from(body ?? '', 'base64url'),
  };
  const isWhole = parts.nonce.length === NONCE_BYTES && parts.body.length >= TAG_BYTES;
  if (version === VERSION && rest.length === 0 && isWhole) return parts;
  throw new SealError('sealed_damaged', 'A text that should be sealed is not');
}

const aadOf = (keyId: string, context: string) => Buffer.from(`${VERSION}.${keyId}.${context}`);

function digestWith({ id, digesting }: Key, normalised: string, scope: string): string {
  // The length keeps a scope and a value apart: 'a' + 'bc' is not 'ab' + 'c'.
  const text = `${Buffer.byteLength(scope)}:${scope}${normalised}`;
  return `${id}.${createHmac('sha256', digesting).update(text).digest('base64url')}`;
}
