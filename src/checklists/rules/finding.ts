import { beginning } from '../../platform/cut.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { isRole, mayWrite } from '../../platform/directory/roles.js';
import type { Value } from '../../platform/forms/field.js';
import { action, type Change, fault, type Kind, log } from '../../records/module.js';
import type { Finds } from './line.js';
import type { Item, Run } from './run.js';

/** Who covers which post at the moment (post → person ids), and who is absent on that day. */
export interface Desk {
  onPost: ReadonlyMap<string, readonly string[]>;
  away: ReadonlySet<string>;
  /** Ids of the people who were rostered at each post at some time of the list's day. */
  stood?: ReadonlyMap<string, readonly string[]>;
}

/** The scene of a list's press, with `desk` where the branch has a roster. */
export type ListScene = Scene & { desk?: Desk };

/** What the form of a finding gives. */
export interface Found {
  note: string;
  ownerId?: string;
  due?: string;
  /** Ids of the photos' files in Slack. */
  photos?: readonly string[];
  becomes?: 'action' | 'fault';
  device?: string;
  state?: 'out' | 'degraded';
}

/**
 * The owner of a finding: somebody at the line's post, or of the role that the line names or that must do the list;
 * else whoever found it.
 */
export function ownerOf(
  finds: Finds | undefined,
  run: Pick<Run, 'rules'>,
  { who, scene }: { who: Acting['who']; scene: ListScene },
): string {
  const { members, desk } = scene;
  const able = members.filter((one) => mayWrite(one) && !desk?.away.has(one.personId));
  const named = finds?.owner;
  const atPost = able.filter(({ personId }) => named && desk?.onPost.get(named)?.includes(personId));
  const role = named && isRole(named) ? named : run.rules?.owner;
  const ofRole = able.filter(({ roles }) => role && roles.includes(role));
  const [candidates] = [atPost, ofRole].filter((some) => some.length > 0);
  return candidates?.some(({ personId }) => personId === who.personId)
    ? who.personId
    : (candidates?.[0]?.personId ?? who.personId);
}

/** Working days to put a finding right, by default. */
export const usualDays = 3;

/** The record that a finding becomes: a corrective action, or a fault of a device. It has an owner and a due date. */
export function toRecord(
  found: Found,
  item: Pick<Item, 'text' | 'rule'>,
  run: Pick<Run, 'rules' | 'recordId'>,
  acting: { who: Acting['who']; scene: ListScene },
): Change {
  const { who, scene } = acting;
  const { branch, calendar, now } = scene;
  const isFault = found.becomes === 'fault' && !branch.settings.kindsOff?.includes(fault.name);
  const kind: Kind = isFault ? fault : action;
  const { finds } = item.rule ?? {};
  const today = calendar.localDate(now);
  const days = finds?.days ?? usualDays;
  const due = found.due ?? (days > 0 ? calendar.addWorkingDays(today, days) : today);
  const values: Record<string, Value> = {
    ...(isFault
      ? { ...(found.state ? { state: found.state } : {}) }
      : { source: beginning(item.text, action.fields.source.max), due }),
    ...(found.device ? { device: found.device } : {}),
    ...(found.photos?.length ? { photos: [...found.photos] } : {}),
  };
  const input = {
    text: isFault && !found.note.startsWith(item.text) ? `${item.text}: ${found.note}` : found.note,
    values,
    ownerId: found.ownerId ?? ownerOf(finds, run, acting),
    ...(run.recordId ? { parentId: run.recordId } : {}),
    free: true as const,
  };
  return log(kind, input, who, scene).change;
}
