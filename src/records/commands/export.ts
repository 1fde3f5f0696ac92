import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { mask } from '../../platform/privacy/mask.js';
import type { Asked, Feature, Pressed, Reply } from '../../platform/slack/asked.js';
import { inBranch } from '../../platform/slack/branch.js';
import { exportComing, exportRefused } from '../messages/export.js';
import { isDiscreet, mayOpen, mostInFile } from '../rules/export.js';
import { askForExport, sealedAmong } from '../store/export.js';
import { gather, seek } from '../store/find.js';
import { keepLook, type Look, lookOf, sought } from './find.js';

/** A file of all that a search finds, without private details; these are offered with the answer. */
async function ask(asked: Asked, look: Look, here: Acting): Promise<Reply> {
  const { db, speech, key, now } = asked;
  if (!asked.sendsFiles) return { say: exportRefused(speech) };
  const { total } = await seek(db, sought(look, here), { skip: 0, take: 1 });
  if (total === 0) return { say: sentence(speech.t('list.none_found')) };
  const draft = look.draft ?? (await keepLook(asked, look, here));
  const count = Math.min(total, mostInFile);
  const { branch } = here.scene;
  await askForExport(db, { draft, branch, personId: here.who.personId, count, looked: [] }, key, now);
  return { say: exportComing(count, draft, speech) };
}

const command = (asked: Asked, line: string) =>
  inBranch(asked, 'export', line, (here) =>
    ask(asked, { ground: 'find', line: mask(line).text.trim() }, here),
  );

async function press(asked: Pressed): Promise<Reply> {
  const { look, here } = await lookOf(asked, asked.value);
  return ask(asked, look, here);
}

/** The same with private details: of those records only that the person may look into, each of them noted. */
async function pressPrivate(asked: Pressed): Promise<Reply> {
  const { db, speech, key, now } = asked;
  const { look, here } = await lookOf(asked, asked.value);
  const { who, scene } = here;
  if (!asked.sendsFiles) return { say: exportRefused(speech) };
  const { records } = await gather(db, sought(look, here), mostInFile);
  const theirs = records.filter((record) => mayOpen(record, who));
  const sealed = await sealedAmong(
    db,
    theirs.map(({ id }) => id),
  );
  const looked = theirs.filter((record) => sealed.has(record.id) || isDiscreet(record));
  if (looked.length === 0) return { say: sentence(speech.t('export.nothing_private')) };
  const { branch } = scene;
  const count = records.length;
  await askForExport(db, { draft: asked.value, branch, personId: who.personId, count, looked }, key, now);
  return { replace: exportComing(count, null, speech) };
}

/** Taking what was found away as a workbook and a plain table. */
export const exporting: Feature = {
  commands: { export: command },
  presses: { 'export.file': press, 'export.private': pressPrivate },
};
