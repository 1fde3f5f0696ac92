import { periodOf } from '../../../platform/time/period.js';
import {
  changeRecord,
  handingOn,
  type LobbyRecord,
  leftBehind,
  log,
  loggedIn,
  move,
  saveNew,
  worklog,
} from '../../../records/module.js';
import { somebody } from '../life/crew.js';
import { handingOver, handovers } from '../life/records/handover.js';
import { said, storiesOf } from '../life/words.js';
import { crewFor, type Place, sceneOf } from './place.js';

const none: ReadonlySet<string> = new Set();

/**
 * Before the closing list is signed: handovers of the day are accepted, and whatever is still open is handed over and
 * accepted too.
 */
export async function handOver(place: Place, at: Date): Promise<void> {
  const { db, branch, calendar } = place;
  const date = calendar.localDate(at);
  const crew = crewFor(place, `handing over ${date}`, date);
  const day = { branch, date, now: at };
  const accept = async (given: LobbyRecord) => {
    const next = handovers.goesOn?.(given, crew, none);
    if (!next) return;
    await changeRecord({ db, key: null, channel: branch.channel }, given.id, (now, clocks) =>
      now.version === given.version ? next.does(now, clocks, sceneOf(place, at), none) : null,
    );
  };
  for (const given of leftBehind(await handingOn(db, day), at).waiting)
    if (!given.closedAt) await accept(given);
  const { points } = leftBehind(await handingOn(db, day), at);
  if (points.length === 0) return;
  const { kind, input, who } = handingOver(crew, points);
  const { change } = log(kind, input, who, sceneOf(place, at));
  await accept(await saveNew(db, change, branch.channel, null));
}

/** The lobby manager writes the day's work log and files it, where nobody has done so. */
export async function fileWords(place: Place, at: Date): Promise<void> {
  const { db, branch, calendar } = place;
  const day = calendar.localDate(at);
  const { from, to } = periodOf('day', day, branch.timezone);
  if ((await loggedIn(db, branch.id, worklog, { from, to })).length > 0) return;
  const crew = crewFor(place, `work log ${day}`, day);
  const who = somebody(crew, 'lobby_manager');
  const values = { day, reflection: said(crew, storiesOf(crew).incidents.lessons) };
  const { change } = log(worklog, { text: '', values }, who, sceneOf(place, at));
  const written = await saveNew(db, change, branch.channel, null);
  await changeRecord({ db, key: null, channel: branch.channel }, written.id, (now, clocks) =>
    move({ kind: worklog, record: now, clocks }, 'file', {}, { who, scene: sceneOf(place, at) }),
  );
}
