import type { Acting } from '../../platform/directory/acting.js';
import { kindOf } from '../kinds/index.js';
import type { Kind, Watch } from './kind.js';
import { log } from './log.js';
import type { Change, LobbyRecord } from './record.js';
import { triggeredWatches } from './watch.js';
import { matches } from './when.js';

/**
 * Gives the text of a record that is opened because of a pattern, in the branch's language; rules have no access to
 * the words.
 */
export type PatternWords = (kind: Kind, watch: Watch, value: string) => string;

/**
 * Adds to a change the playbooks that it opens, and the records to open if a watch's number is reached.
 * @param before the record before the change; absent where it is new.
 */
export function withConsequences(
  kind: Kind,
  { change, before }: { change: Change; before: LobbyRecord | undefined },
  { who, scene }: Acting,
  patternWords: PatternWords,
): Change {
  const { record } = change;
  const opened = before ? playbooksOf(kind, before) : [];
  const playbooks = playbooksOf(kind, record).filter((name) => !opened.includes(name));
  const patterns = triggeredWatches(kind, change, before).flatMap((watch) => {
    if (!watch.opens || scene.branch.settings.kindsOff?.includes(watch.opens)) return [];
    const text = patternWords(kind, watch, String(record.details[watch.same]));
    const values =
      watch.same in kindOf(watch.opens).fields ? { [watch.same]: record.details[watch.same] } : {};
    const input = { text, values, parentId: record.id, free: true } as const;
    return [{ watch, change: log(kindOf(watch.opens), input, who, scene).change }];
  });
  return { ...change, playbooks: [...(change.playbooks ?? []), ...playbooks], patterns };
}

/** The names of the playbooks for a record; not every value of the field is the name of a playbook. */
export function playbooksOf(kind: Kind, record: LobbyRecord): string[] {
  const names = (kind.playbooks ?? []).flatMap((rule) => {
    if ('field' in rule) return [String(record.details[rule.field] ?? '')];
    return matches(rule.when, record) ? [rule.name] : [];
  });
  return [...new Set(names)].filter((name) => name !== '');
}
