import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { inBranch } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { exportComing, exportRefused } from '../messages/export.js';
import { isDiscreet, mayOpen, mostInFile } from '../rules/export.js';
import { askForExport, sealedAmong } from '../store/export.js';
import { findAllForExport, seek } from '../store/find.js';
import { askWho, keepLook, keptLine, type Look, lookOf, sought } from './find.js';

/** Queues a file of everything that a search finds, without private details; the answer offers a file with them. */
async function ask(request: Request, look: Look, here: Acting): Promise<Reply> {
  const { db, speech, key, now } = request;
  if (!request.sendsFiles) return { say: exportRefused(speech) };
  const who = await askWho(request, look, here);
  if (who) return { say: who };
  const { total } = await seek(db, sought(look, here), { skip: 0, take: 1 });
  if (total === 0) return { say: sentence(speech.t('list.none_found')) };
  const draft = look.draft ?? (await keepLook(request, look, here));
  const count = Math.min(total, mostInFile);
  const { branch } = here.scene;
  await askForExport(db, { draft, branch, personId: here.who.personId, count, looked: [] }, key, now);
  return { say: exportComing(count, draft, speech) };
}

const command = (request: Request, line: string) =>
  inBranch(request, 'export', line, async (here) =>
    ask(request, { ground: 'find', line: await keptLine(request, line, here.scene) }, here),
  );

async function press(request: ButtonPress): Promise<Reply> {
  const { look, here } = await lookOf(request, request.value);
  return ask(request, look, here);
}

/**
 * The same with private details, of those records only whose details the person may see; each look is recorded in the
 * audit trail.
 */
async function pressPrivate(request: ButtonPress): Promise<Reply> {
  const { db, speech, key, now } = request;
  const { look, here } = await lookOf(request, request.value);
  const { who, scene } = here;
  if (!request.sendsFiles) return { say: exportRefused(speech) };
  const { records } = await findAllForExport(db, sought(look, here), mostInFile);
  const theirs = records.filter((record) => mayOpen(record, who));
  const sealed = await sealedAmong(
    db,
    theirs.map(({ id }) => id),
  );
  const looked = theirs.filter((record) => sealed.has(record.id) || isDiscreet(record));
  if (looked.length === 0) return { say: sentence(speech.t('export.nothing_private')) };
  const { branch } = scene;
  const count = records.length;
  await askForExport(db, { draft: request.value, branch, personId: who.personId, count, looked }, key, now);
  return { replace: exportComing(count, null, speech) };
}

/** Exporting found records as a workbook and as CSV. */
export const exporting: Feature = {
  commands: { export: { answer: command, helpGroup: 'records' } },
  presses: { 'export.file': press, 'export.private': pressPrivate },
};
