import { type Handing, handingOf, mustBeHandedOver } from '../../../checklists/module.js';
import type { Tx } from '../../../platform/database/db.js';
import { Refusal } from '../../../platform/refusal.js';
import { changeRecord, handover, type LobbyRecord, log, saveNew } from '../../../records/module.js';
import { handoverComes, handovers } from '../life/records/handover.js';
import { crewFor, type Place, sceneOf } from './place.js';

const none: ReadonlySet<string> = new Set();

/** Whether the day may be signed, as a press on the list would ask. @throws Refusal `handover_open` */
export async function mayBeSigned(db: { prisma: Tx }, { branch }: Place, at: Date): Promise<void> {
  mustBeHandedOver(await handingOf(db, branch, at), at);
}

/** Before the day is signed, what was handed over is accepted, and what was not is (Z12). */
export async function handOver(place: Place, at: Date): Promise<void> {
  const { db, branch, calendar } = place;
  const today = calendar.localDate(at);
  const crew = crewFor(place, `handing over ${today}`, today);
  const accept = async (given: LobbyRecord) => {
    const next = handovers.goesOn?.(given, crew, none);
    if (!next) return;
    await changeRecord({ db, key: null, channel: branch.channel }, given.id, (now, clocks) =>
      now.version === given.version ? next.does(now, clocks, sceneOf(place, at), none) : null,
    );
  };
  const handing = await handingOf(db, branch, at);
  for (const given of handing.handovers) if (!given.closedAt && !given.mergedId) await accept(given);
  if (isHandedOver(await handingOf(db, branch, at), at)) return;
  const { input, who } = handoverComes(crew);
  const { change } = log(handover, input, who, sceneOf(place, at));
  await accept(await saveNew(db, change, branch.channel, null));
}

function isHandedOver(handing: Handing, at: Date): boolean {
  try {
    mustBeHandedOver(handing, at);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
