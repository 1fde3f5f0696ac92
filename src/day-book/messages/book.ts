import type { Line, Register } from '../../platform/day-register.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Routines } from '../../platform/language/routines.js';
import { speak } from '../../platform/language/speak.js';
import { tableLine } from '../../platform/workbook/table.js';
import { type Kind, kinds } from '../../records/module.js';
import type { Unsealed, WriteBook } from '../rules/book.js';
import type { DayFacts } from '../rules/facts.js';
import { gapLines } from './gaps.js';
import { laterLines } from './later.js';
import { type Place, rowOf, stampOf } from './line.js';
import { recordLines } from './records.js';
import { runLines } from './runs.js';

const columns = ['register', 'time', 'number', 'what', 'words', 'by', 'owner', 'status', 'day'] as const;

/** Writes a day as CSV, register by register, in the branch's language. This text is what is sealed. */
export const writeBook: WriteBook = (book, branch, routines) => {
  const place = placeOf(book.facts, branch, routines);
  const later = laterLines(place);
  return {
    content: [
      ...headLines(book, place),
      tableLine(columns.map((column) => place.speech.t(`daybook.columns.${column}`))),
      ...registers(place, later).flatMap(({ name, lines }) => lines.map((line) => rowOf(name, line, place))),
    ].join(''),
    concerns: [...new Set(later.flatMap(({ day }) => day ?? []))].sort(),
  };
};

/** Additions to an earlier day (`about`) that were made on a day that is not sealed yet, as CSV rows. */
export function unsealedAdditions(
  facts: DayFacts,
  branch: Branch,
  about: string,
  routines: Routines,
): string {
  const place = placeOf(facts, branch, routines);
  const name = place.speech.t('daybook.registers.later');
  return laterLines(place)
    .filter(({ day }) => day === about)
    .map((line) => rowOf(name, line, place))
    .join('');
}

const placeOf = (facts: DayFacts, branch: Branch, routines: Routines): Place => ({
  facts,
  branch,
  routines,
  speech: speak(branch.language),
});

/** `headOf` reads the first four lines. */
function headLines({ number, previous, sealedAt, late, audit }: Unsealed, place: Place): string[] {
  const { branch, facts, speech } = place;
  const { t } = speech;
  const stamp = (at: Date) => stampOf(at, branch.timezone);
  return [
    [t('daybook.title'), branch.name, branch.id],
    [t('daybook.head.day'), facts.date],
    [t('daybook.head.number'), String(number)],
    [t('daybook.head.previous'), previous],
    [t('daybook.head.span'), stamp(facts.from), stamp(facts.to)],
    [t('daybook.head.sealed'), stamp(sealedAt), ...(late ? [t('daybook.head.late')] : [])],
    [t('daybook.head.audit'), String(audit.seq), audit.hash],
    [t('daybook.head.note')],
  ].map(tableLine);
}

/**
 * The registers of a book: records by kind in the order of the menus, lists, what came too late, the registers of
 * other modules, and additions to earlier days. Empty ones are left out.
 */
function registers(place: Place, later: readonly Line[]): Register[] {
  const { t } = place.speech;
  const { runs, registers: others } = place.facts;
  const opened = (playbook: boolean) =>
    runs.filter(({ recordId }) => (recordId !== null) === playbook).flatMap((run) => runLines(run, place));
  return [
    ...(kinds as readonly Kind[]).map((kind) => ({
      name: t(`kinds.${kind.name}.many`),
      lines: recordLines(kind, place),
    })),
    { name: t('daybook.registers.lists'), lines: opened(false) },
    { name: t('daybook.registers.playbooks'), lines: opened(true) },
    { name: t('daybook.registers.gaps'), lines: gapLines(place) },
    ...others.map(({ name, lines }) => ({ name, lines: lines.filter(({ day }) => !day) })),
    { name: t('daybook.registers.later'), lines: later },
  ];
}
