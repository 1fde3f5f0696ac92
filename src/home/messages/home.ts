import type { Button, KnownBlock } from '@slack/types';
import { type Run, runLine } from '../../checklists/module.js';
import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  divider,
  fitted,
  header,
  limits,
  section,
} from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { kindOf, type LobbyRecord, matches, newButtons, recordLine } from '../../records/module.js';

type Mine = LobbyRecord & { dueAt: Date | null };

/** What App Home shows of one branch to one person. */
export interface HomeBranch {
  branch: Branch;
  overdue: readonly Mine[];
  today: readonly Mine[];
  later: readonly Mine[];
  /** Lists of today that the person owes. */
  owed: readonly Run[];
  names: ReadonlyMap<string, string>;
  link(of: 'record' | 'run', id: string): string | null;
  now: Date;
}

const MAX_RECORDS = 10;

/**
 * A person's App Home: their records that are overdue or due today, what else is theirs, and what they can log.
 * @param all.branches the number of branches that they belong to
 */
export function homeBlocks(
  shown: readonly HomeBranch[],
  all: { branches: number },
  speech: Speech,
): KnownBlock[] {
  const { t } = speech;
  if (shown.length === 0) return [section(t('home.no_branch'))];
  const left = all.branches - shown.length;
  const blocks = [
    header(t('home.title')),
    ...shown.flatMap((one, index) => [
      ...(index > 0 ? [divider()] : []),
      ...branchBlocks(one, shown.length > 1, speech),
    ]),
  ];
  // How many branches are left out is always said.
  const more = left > 0 ? context(t('home.more_branches', { count: left })) : [];
  return [...fitted(blocks, limits.modal - more.length), ...more];
}

function branchBlocks(home: HomeBranch, several: boolean, speech: Speech): KnownBlock[] {
  const { branch, now, link } = home;
  const { t } = speech;
  const part = (head: string, records: readonly Mine[]): KnownBlock[] =>
    records.length === 0
      ? []
      : [
          section(`*${head}* (${records.length})`),
          ...records.slice(0, MAX_RECORDS).map((record) => {
            const kind = kindOf(record.kind);
            const words = { branch, names: home.names, now, link: link('record', record.id) };
            return section(recordLine(record, kind, words, speech), next(record, speech));
          }),
          ...(records.length > MAX_RECORDS
            ? context(t('briefing.and_more', { count: records.length - MAX_RECORDS }))
            : []),
        ];
  const owed = home.owed.map((run) => runLine(run, { branch, link: link('run', run.id), now }, speech));
  const mine = [...home.overdue, ...home.today, ...home.later];
  return [
    ...(several ? [section(`*${t('home.at', { branch: escapeText(branch.name) })}*`)] : []),
    ...part(`🔴 ${t('home.overdue')}`, home.overdue),
    ...part(`⏳ ${t('home.today')}`, home.today),
    ...part(t('home.later'), home.later),
    ...(owed.length > 0 ? [section(`*${t('home.owed')}*\n${owed.join('\n')}`)] : []),
    ...(mine.length === 0 && owed.length === 0 ? [section(t('home.none'))] : [section(`*${t('home.log')}*`)]),
    ...actions(
      ...newButtons(branch, speech),
      button('list.open', t('briefing.show_all'), branch.id),
      button('roster.open', t('roster.name'), branch.id),
      button('attendance.open', t('roster.attendance.button'), branch.id),
    ),
  ];
}

/** The likeliest next step: the first move that the record's owner may make, else a note. */
function next(record: LobbyRecord, speech: Speech): Button {
  const kind = kindOf(record.kind);
  const found = Object.entries(kind.moves).find(
    ([, move]) =>
      move.from.includes(record.status) &&
      matches(move.when, record) &&
      !(move.takes && record.ownerId) &&
      !(move.answers || move.extensible || move.extends) &&
      !move.aside,
  );
  if (!found) return button('record.note', speech.t('record.note'), record.id);
  const [name] = found;
  return button(`record.move:${name}`, speech.t(`kinds.${kind.name}.moves.${name}.label`), record.id);
}
