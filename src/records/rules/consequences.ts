import { type ListWords, newRun } from '../../checklists/rules/post.js';
import type { Run } from '../../checklists/rules/run.js';
import type { Scene } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { playbookList } from '../../playbooks/rules/list.js';
import { kindOf } from '../kinds/index.js';
import { event } from './events.js';
import type { Kind, Watch } from './kind.js';
import { log } from './log.js';
import type { Change, LobbyRecord } from './record.js';
import { stirred } from './watch.js';
import { holds } from './when.js';

/** Words in the branch's language, for what is written down in them; a rule has none of its own. */
export interface Wording {
  playbook(name: string, scene: Scene): ListWords & { groups: Record<string, readonly string[]> };
  /** What a record says that is opened because of a pattern. */
  pattern(kind: Kind, watch: Watch, value: string): string;
}

/**
 * A change with what follows from it besides itself: the playbooks that go with the record as it now is, and what is
 * opened if it makes a watch's number full.
 * @param before the record as it was; absent where it is new.
 */
export function withConsequences(
  kind: Kind,
  change: Change,
  before: LobbyRecord | undefined,
  who: Member,
  scene: Scene,
  words: Wording,
): Change {
  const { record } = change;
  const opened = before ? playbooksOf(kind, before) : [];
  const runs = playbooksOf(kind, record)
    .filter((name) => !opened.includes(name))
    .map((name) => openPlaybook(name, record, scene, words));
  const patterns = stirred(kind, change, before).flatMap((watch) => {
    if (!watch.opens || scene.branch.settings.kindsOff?.includes(watch.opens)) return [];
    const text = words.pattern(kind, watch, String(record.details[watch.same]));
    const values =
      watch.same in kindOf(watch.opens).fields ? { [watch.same]: record.details[watch.same] } : {};
    const input = { text, values, parentId: record.id, free: true } as const;
    return [{ watch, change: log(kindOf(watch.opens), input, who, scene).change }];
  });
  return { ...change, runs: [...(change.runs ?? []), ...runs], patterns };
}

/** The playbooks that go with a record, by name. */
export function playbooksOf(kind: Kind, record: LobbyRecord): string[] {
  const names = (kind.playbooks ?? []).flatMap((rule) => {
    if ('field' in rule) return [String(record.details[rule.field] ?? '')];
    return holds(rule.when, record) ? [rule.name] : [];
  });
  return [...new Set(names)].filter((name) => playbookList(name) !== undefined);
}

/** A playbook as it is posted in a record's thread, with its words frozen. */
export function openPlaybook(
  name: string,
  record: Pick<LobbyRecord, 'id' | 'branchId'>,
  scene: Scene,
  words: Wording,
): Run {
  const list = playbookList(name);
  if (!list) throw new Error(`no playbook is called ${name}`);
  const said = words.playbook(name, scene);
  return newRun(
    { ...list, groups: said.groups },
    {
      branchId: record.branchId,
      recordId: record.id,
      date: scene.calendar.localDate(scene.now),
      slot: record.id,
      dueAt: scene.now,
    },
    said,
  );
}

/** That somebody opened one by hand. */
export function withPlaybook(
  record: LobbyRecord,
  name: string,
  who: Member,
  scene: Scene,
  words: Wording,
): Change {
  return {
    record: { ...record, version: record.version + 1, updatedAt: scene.now },
    events: [event('noted', who, scene, { text: words.playbook(name, scene).title })],
    secrets: {},
    clocks: [],
    nudges: [],
    spawned: [],
    runs: [openPlaybook(name, record, scene, words)],
  };
}
