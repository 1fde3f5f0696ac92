import { type ListWords, newRun, type Run } from '../../checklists/module.js';
import type { Acting } from '../../platform/directory/acting.js';
import { type Change, event, type LobbyRecord } from '../../records/module.js';
import { playbookList } from './list.js';

/** A playbook's words in a branch; `groups` may hold the branch's own steps. */
export type PlaybookWords = ListWords & { groups: Record<string, readonly string[]> };

/**
 * A playbook as a run in a record's thread. Its words are copied, so that later changes do not touch it.
 * @param date the branch's local date, for which it is kept
 */
export function openPlaybook(
  name: string,
  { id, branchId, updatedAt }: Pick<LobbyRecord, 'id' | 'branchId' | 'updatedAt'>,
  date: string,
  words: PlaybookWords,
): Run {
  const list = playbookList(name);
  if (!list) throw new Error(`no playbook is called ${name}`);
  return newRun(
    { ...list, groups: words.groups },
    { branchId, recordId: id, date, slot: id, dueAt: updatedAt },
    words,
  );
}

/** Opens a playbook by hand. @param title its name, for the timeline */
export function openByHand(record: LobbyRecord, name: string, title: string, { who, scene }: Acting): Change {
  return {
    record: { ...record, version: record.version + 1, updatedAt: scene.now },
    events: [event('noted', who, scene, { text: title })],
    secrets: {},
    clocks: [],
    nudges: [],
    spawned: [],
    playbooks: [name],
  };
}
