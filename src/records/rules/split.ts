import type { Branch } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import type { Field, Fields, Value, Values } from '../../platform/forms/field.js';
import type { Masked, PrivateKind } from '../../platform/privacy/mask.js';
import type { Kind } from './kind.js';

/** How many private numbers of one sort were masked, so that the person can be told. */
export type Hidden = { kind: PrivateKind; count: number };

/** Given values, divided by how they are stored. */
export interface Split {
  /** Stored unencrypted, with private numbers in texts masked. */
  open: Values;
  /** Stored encrypted, by field; a masked text is also here as it was given, under `unmasked_<field>`. */
  secrets: Record<string, string>;
  masked: readonly Hidden[];
  /** Photos, by the ids of their files in Slack. */
  files: readonly { field: string; file: string }[];
}

const nothing: Split = { open: {}, secrets: {}, masked: [], files: [] };

function splitOne(name: string, field: Field | undefined, value: Value, branch: Branch): Split {
  if (field?.type === 'photos')
    return { ...nothing, files: (value as string[]).map((file) => ({ field: name, file })) };
  if (field?.private) return { ...nothing, secrets: { [name]: String(value) } };
  if (field?.type !== 'text' && field?.type !== 'entry') return { ...nothing, open: { [name]: value } };
  const { text, masked } = maskIn(branch, String(value));
  const secrets = masked.length > 0 ? { [`unmasked_${name}`]: String(value) } : {};
  return { ...nothing, open: { [name]: text }, secrets, masked };
}

/** Divides checked values by how each is stored. */
export function split(fields: Fields, values: Values, branch: Branch): Split {
  const each = Object.entries(values).map(([name, value]) => splitOne(name, fields[name], value, branch));
  return {
    open: Object.assign({}, ...each.map(({ open }) => open)),
    secrets: Object.assign({}, ...each.map(({ secrets }) => secrets)),
    masked: each.flatMap(({ masked }) => masked),
    files: each.flatMap(({ files }) => files),
  };
}

/** A record's own words and, if already known, the same with private numbers masked. */
export interface Words {
  text: string;
  shown?: Masked;
}

/** Divides a record's own words: masked, or encrypted as a whole where the kind demands it, and then none are shown. */
export function splitWords(
  kind: Pick<Kind, 'text'>,
  { text: words, shown }: Words,
  branch: Branch,
): Pick<Split, 'secrets' | 'masked'> & { shown: string } {
  const summary = words.trim();
  if (kind.text === 'sealed') return { shown: '', secrets: summary === '' ? {} : { summary }, masked: [] };
  const { text, masked } = shown ?? maskIn(branch, words);
  return { shown: text.trim(), secrets: masked.length > 0 ? { unmasked_summary: words } : {}, masked };
}
