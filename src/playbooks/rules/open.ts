import { type ListWords, newRun, type Run } from '../../checklists/module.js';
import type { Acting } from '../../platform/directory/acting.js';
import { type Change, event, type LobbyRecord } from '../../records/module.js';
import { playbookList } from './list.js';

/** A playbook's words in a branch, with its steps as the branch has them. */
export type PlaybookWords = ListWords & { groups: Record<string, readonly string[]> };

/** A playbook as it is posted in a record's thread, with its words frozen. @param date the branch's, of that day */
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

/** Somebody opens one by hand; @param title its name, which the timeline tells. */
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
