import type { Acting } from '../../platform/directory/acting.js';
import { kindOf } from '../kinds/index.js';
import type { Kind, Watch } from './kind.js';
import { log } from './log.js';
import type { Change, LobbyRecord } from './record.js';
import { triggeredWatches } from './watch.js';
import { matches } from './when.js';

/** What a record says that is opened because of a pattern, in the branch's language: a rule has no words of its own. */
export type PatternWords = (kind: Kind, watch: Watch, value: string) => string;

/**
 * A change with what follows from it besides itself: the playbooks that go with the record as it now is, and what is
 * opened if it makes a watch's number full.
 * @param before the record as it was; absent where it is new.
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

/** The playbooks that go with a record, by name; not every name that a field may hold is that of one. */
export function playbooksOf(kind: Kind, record: LobbyRecord): string[] {
  const names = (kind.playbooks ?? []).flatMap((rule) => {
    if ('field' in rule) return [String(record.details[rule.field] ?? '')];
    return matches(rule.when, record) ? [rule.name] : [];
  });
  return [...new Set(names)].filter((name) => name !== '');
}
