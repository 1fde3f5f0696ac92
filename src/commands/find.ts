import { draftOf, keepDraft } from '../database/drafts.js';
import { namesOf } from '../database/people.js';
import { postedOf } from '../database/posted.js';
import { type Sought, seek } from '../database/records.js';
import { mask } from '../domain/privacy/mask.js';
import { isKind } from '../domain/records/index.js';
import { Refusal } from '../domain/records/record.js';
import { escapeText } from '../messages/escape.js';
import { foundList } from '../messages/found.js';
import { sentence } from '../messages/kit.js';
import type { Asked, Feature, Pressed, Reply } from '../slack/asked.js';
import { commandNamed } from './route.js';
import { type Here, inBranch, standInById } from './scene.js';

const pageSize = 15;

/** What is looked for, short enough for the id of a button: the row that the button carries is the branch or the draft. */
type Look = { what: 'list'; kind: string } | { what: 'my' } | { what: 'find'; text: string };

async function show(
  asked: Asked,
  look: Look,
  { scene, who }: Here,
  skip: number,
  draft?: string,
): Promise<Reply> {
  const { branch, now } = scene;
  const sought: Sought = { branchId: branch.id };
  if (look.what === 'list') Object.assign(sought, { open: true }, look.kind ? { kind: look.kind } : {});
  if (look.what === 'my') Object.assign(sought, { open: true, ownerId: who.personId });
  if (look.what === 'find') sought.text = look.text;
  const { records, more } = await seek(asked.db, sought, { skip, take: pageSize });
  const [posted, names] = await Promise.all([
    postedOf(
      asked.db,
      'record',
      records.map(({ id }) => id),
      branch.channel,
    ),
    namesOf(
      asked.db,
      records.map(({ ownerId }) => ownerId),
    ),
  ]);
  const { t } = asked.speech;
  const text = look.what === 'find' ? escapeText(look.text) : '';
  const next = String(skip + pageSize);
  return {
    say: foundList(
      {
        records,
        branch,
        names,
        now,
        title:
          look.what === 'find'
            ? t('list.found', { text: look.text })
            : t(look.what === 'my' ? 'list.mine' : 'list.open', { branch: branch.name }),
        none: look.what === 'find' ? t('list.none_found', { text }) : t('list.none'),
        link: (id) => {
          const ts = posted.get(id);
          return ts ? asked.link(branch.channel, ts) : null;
        },
        next: more
          ? look.what === 'find'
            ? { action: `find.more:${next}`, value: draft ?? '' }
            : {
                action: `list.more:${look.what}/${look.what === 'list' ? look.kind : ''}/${next}`,
                value: branch.id,
              }
          : null,
      },
      asked.speech,
    ),
  };
}

const list = (asked: Asked, line: string) =>
  inBranch(asked, 'list', line, (here) => {
    const named = commandNamed(line.trim().split(/\s+/)[0] ?? '');
    return show(asked, { what: 'list', kind: named && isKind(named) ? named : '' }, here, 0);
  });

const find = (asked: Asked, line: string) =>
  inBranch(asked, 'find', line, async (here) => {
    const text = line.trim();
    if (text === '') return { say: sentence(asked.speech.t('list.find_what')) };
    const words = {
      personId: here.who.personId,
      branchId: here.scene.branch.id,
      what: 'find',
      text: mask(text).text,
    };
    return show(asked, { what: 'find', text }, here, 0, await keepDraft(asked.db, words, asked.now));
  });

const my = (asked: Asked, line: string) =>
  inBranch(asked, 'my', line, (here) => show(asked, { what: 'my' }, here, 0));

async function moreOfList(asked: Pressed): Promise<Reply> {
  const [what, kind = '', skip] = asked.argument.split('/');
  const look: Look = what === 'my' ? { what: 'my' } : { what: 'list', kind: isKind(kind) ? kind : '' };
  return show(asked, look, await standInById(asked, asked.value), Number(skip) || 0);
}

async function moreOfFind(asked: Pressed): Promise<Reply> {
  const { person } = asked.standing;
  const draft = person && (await draftOf(asked.db, asked.value, person.id));
  if (!draft) throw new Refusal('gone');
  const here = await standInById(asked, draft.branchId);
  return show(asked, { what: 'find', text: draft.text }, here, Number(asked.argument) || 0, draft.id);
}

/** Looking for records: what is open, what is mine, by number or by words. */
export const finding: Feature = {
  commands: { list, find, my },
  presses: {
    'list.more:*': moreOfList,
    'find.more:*': moreOfFind,
    'list.open': async (asked) =>
      show(asked, { what: 'list', kind: '' }, await standInById(asked, asked.value), 0),
  },
};
