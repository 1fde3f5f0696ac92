import { expect } from 'vitest';
import { type Catalogue, catalogues } from '../../src/platform/language/locales/index.js';
import { kindOf, kinds } from '../../src/records/kinds/index.js';
import { code, type Kind } from '../../src/records/rules/kind.js';
import { interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import type { Outcome, SandboxMessage } from '../../src/trial/sandbox/contract.js';
import type { Bot } from '../bot.js';

/** What somebody enters in a form, by field name; people by name, choices by their option. */
export type Answers = Record<string, string | number | readonly string[]>;

/** A branch's channel as its people use it: they type, fill in forms, press what stands on a card, and read. */
export interface Desk {
  /** Types a line after `/lobby`; it must be taken, and ask nothing more. */
  says(who: string, line: string): Promise<void>;
  /** Opens the form of a kind and fills it in; gives what was refused, by input. */
  fills(who: string, kind: string, answers: Answers): Promise<Record<string, string>>;
  /** Makes a move on a record, as its card offers it. */
  does(who: string, record: string, move: string, answers?: Answers): Promise<void>;
  /** Tries the same, and gives the refusal by its name in the catalogues; null where it was done. */
  tries(who: string, record: string, move: string, answers?: Answers): Promise<string | null>;
  /** Presses something else on the card, by its action or by the beginning of its value in the small menu. */
  presses(who: string, record: string, what: string, answers?: Answers): Promise<Outcome>;
  card(record: string): SandboxMessage;
  /** What stands below the card. */
  thread(record: string): SandboxMessage[];
  /** What only this person read last in the channel. */
  told(who: string): string;
  /** The direct messages in which the record stands. */
  heard(who: string, record: string): string[];
  row(
    record: string,
  ): Promise<{ id: string; status: string; ownerId: string | null } & Record<string, unknown>>;
  /** When the running limits of a record are due. */
  limits(record: string): Promise<Record<string, string>>;
}

export function deskOf(bot: Bot, channel: string): Desk {
  const { sandbox, db } = bot;
  const card = (record: string): SandboxMessage => {
    const found = sandbox.messages(channel).find(({ text }) => text.startsWith(`${record} `));
    if (!found) throw new Error(`${record} has no card`);
    return found;
  };
  const told = (who: string) =>
    sandbox
      .as(who)
      .messages(channel)
      .filter(({ ephemeralFor }) => ephemeralFor === who)
      .at(-1)?.text ?? '';

  async function presses(who: string, record: string, what: string, answers?: Answers): Promise<Outcome> {
    const person = sandbox.as(who);
    const shown = card(record);
    const found = interactives(shown.blocks)
      .flatMap((one) => [
        { ...one, option: undefined, name: one.actionId },
        ...offeredBy(one.element).map((option) => ({
          ...one,
          option,
          name: option.value.split('/')[0] ?? '',
        })),
      ])
      .find(({ name }) => name === what);
    if (!found) throw new Error(`${record} does not offer ${what}:\n${shown.text}`);
    const { blockId, actionId, option } = found;
    const outcome = await person.press(shown, { blockId, actionId }, option && { selected_option: option });
    expect(outcome.error, `${what} on ${record}`).toBeUndefined();
    return answers && outcome.view ? person.answer(answers) : outcome;
  }

  const desk: Desk = {
    async says(who, line) {
      const outcome = await sandbox.as(who).command(`/lobby ${line}`, channel);
      expect(outcome, line).toMatchObject({ ok: true, view: null });
    },
    async fills(who, kind, answers) {
      await sandbox.as(who).command(`/lobby ${kind}`, channel);
      const { errors = {}, view } = await sandbox.as(who).answer(answers);
      if (view) await sandbox.as(who).close();
      return errors;
    },
    async tries(who, record, move, answers = {}) {
      const before = (await desk.row(record)).version;
      const name = nameOf(card(record), move);
      const { errors = {}, view } = await presses(who, record, name, answers);
      if (view) await sandbox.as(who).close(view.id);
      const refused = refusalIn(Object.values(errors)[0] ?? told(who));
      if (refused === null || Object.keys(errors).length > 0) return refused;
      return (await desk.row(record)).version === before ? refused : null;
    },
    async does(who, record, move, answers) {
      const before = (await desk.row(record)).version;
      await desk
        .tries(who, record, move, answers)
        .then((refused) => expect(refused, `${move} on ${record}`).toBeNull());
      expect((await desk.row(record)).version, `${move} on ${record}`).not.toBe(before);
    },
    presses,
    card,
    thread: (record) => sandbox.messages(channel, { thread: card(record).ts }).slice(1),
    told,
    heard: (who, record) => {
      const person = sandbox.as(who);
      return person
        .messages(person.direct())
        .map(({ text }) => text)
        .filter((text) => text.includes(record));
    },
    async row(record) {
      const { id } = await db.prisma.branch.findUniqueOrThrow({ where: { channel } });
      const [prefix, number] = record.split('-');
      const kind = (kinds as readonly Kind[]).find((one) => one.prefix === prefix);
      const where = { branchId: id, kind: kind?.name ?? '', number: Number(number) };
      return db.prisma.record.findUniqueOrThrow({ where: { branchId_kind_number: where } });
    },
    async limits(record) {
      const { id } = await desk.row(record);
      const rows = await db.prisma.clock.findMany({
        where: { subjectId: id, stoppedAt: null },
        orderBy: { name: 'asc' },
      });
      return Object.fromEntries(rows.map(({ name, dueAt }) => [name, dueAt.toISOString()]));
    },
  };
  return desk;
}

/** A move as a card offers it: a button, or an entry of its small menu. */
function nameOf({ blocks }: SandboxMessage, move: string): string {
  const isButton = interactives(blocks).some(({ actionId }) => actionId === `record.move:${move}`);
  return isButton ? `record.move:${move}` : `move.${move}`;
}

const refusals = Object.keys(catalogues.en.refusals) as (keyof typeof catalogues.en.refusals)[];
const faults = Object.keys(catalogues.en.faults) as (keyof typeof catalogues.en.faults)[];

/** The refusal or fault that a sentence is, in whatever language; null where it is none. */
function refusalIn(sentence: string): string | null {
  return (
    refusals.find((name) => inAll((words) => words.refusals[name]).some((one) => one.test(sentence))) ??
    faults.find((name) => inAll((words) => words.faults[name]).some((one) => one.test(sentence))) ??
    null
  );
}

/** A text in every language, with anything where a value is put into it; more may follow. */
const inAll = (text: (words: Catalogue) => string): RegExp[] =>
  Object.values(catalogues).map((words) => {
    const fixed = text(words)
      .split(/\{\{.*?\}\}/s)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${fixed.join('.*')}`, 's');
  });

/** The number that the next record of a kind has, as people say it. */
export const first = (kind: string, number = 1): string => code(kindOf(kind), number);
