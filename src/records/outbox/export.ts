import type { Branch, Scene } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import type { Speech } from '../../platform/language/speak.js';
import type { FileOut, RenderContext } from '../../platform/outbox/message.js';
import { draftOf } from '../../platform/slack/store/drafts.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { wallClock } from '../../platform/time/zone.js';
import { plainTable } from '../../platform/workbook/table.js';
import { fileName, workbook } from '../../platform/workbook/workbook.js';
import { exportFile } from '../contracts.js';
import type { Exported } from '../messages/export/columns.js';
import { sheetsOf } from '../messages/export/sheets.js';
import { exportReady } from '../messages/export.js';
import { understoodAs, vocabulary } from '../messages/search.js';
import { mayOpen, mostInFile, peopleIn } from '../rules/export.js';
import { type FoundRecord, grounds, soughtBy } from '../rules/sought.js';
import { openAll } from '../store/export.js';
import { findAllForExport } from '../store/find.js';

type Context = RenderContext<string, { private?: string[] | undefined }, string>;

/** The search, and the person who asked with their present rights. */
async function load({ db, subject, personId, now }: Pick<Context, 'db' | 'subject' | 'personId' | 'now'>) {
  const draft = await draftOf(db, subject, personId);
  const ground = grounds.find((one) => one === draft?.what);
  const branch = draft?.branchId ? await branchOf(db, draft.branchId) : null;
  if (!draft || !ground || !branch) return null;
  const members = await membersOf(db, branch.id);
  const who = members.find((member) => member.personId === personId);
  const scene: Scene = { branch, calendar: branchCalendar(branch), members, now };
  return (
    who && {
      scene,
      who,
      sought: soughtBy(ground, draft.text, { ...scene, me: who.personId }, vocabulary),
    }
  );
}

/** Decrypts the private details of those records whose look was recorded, as far as the person still has the right. */
async function opened({ db, args }: Context, records: readonly FoundRecord[], who: Member) {
  const looked = new Set(args.private);
  const theirs = records.filter((record) => looked.has(record.id) && mayOpen(record, who));
  const secrets = await openAll(
    db,
    theirs.map(({ id }) => id),
  );
  // A record without encrypted values may still have discreet fields.
  return new Map(theirs.map(({ id }) => [id, secrets.get(id) ?? {}]));
}

async function filesOf(exported: Exported, { branch, now }: { branch: Branch; now: Date }, speech: Speech) {
  const sheets = sheetsOf(exported, speech);
  const title = speech.t('export.file', { branch: branch.name, day: speech.day(now, branch.timezone) });
  const name = fileName(`${branch.name} ${wallClock(now, branch.timezone).date}`);
  const files: FileOut[] = [
    { name: `${name}.xlsx`, title, bytes: await workbook(sheets) },
    { name: `${name}.csv`, title, bytes: plainTable(sheets) },
  ];
  return files;
}

export const exportDrawn = exportFile.drawnBy(async (context) => {
  const { db, speech } = context;
  const loaded = await load(context);
  if (!loaded) return 'skip';
  const { scene, sought, who } = loaded;
  const { branch } = scene;
  const { records, clocks, total } = await findAllForExport(db, sought, mostInFile);
  if (records.length === 0) return 'skip';
  const [secrets, names] = await Promise.all([opened(context, records, who), namesOf(db, peopleIn(records))]);
  const members = new Map(scene.members.map(({ personId, name }) => [personId, name]));
  return {
    message: exportReady(
      {
        branch: branch.name,
        asked: understoodAs(sought, { names: members, timezone: branch.timezone }, speech),
        count: records.length,
        total,
        opened: secrets.size,
      },
      speech,
    ),
    files: await filesOf({ records, clocks, secrets, names, branch, now: scene.now }, scene, speech),
  };
});
