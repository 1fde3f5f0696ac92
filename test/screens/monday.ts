import { isId } from '../../src/platform/id.js';
import { replaceDays } from '../../src/roster/store/import-roster.js';
import type { Interactive } from '../../src/trial/sandbox/blocks/walk.js';
import { type Bot, channels, people } from '../bot.js';
import { firstOption, Hand, type Spot } from './hand.js';

/** What was posted, and how often people had to tap on it. */
export interface Posted extends Spot {
  /** The message's name in the catalogue of messages, with the list or the kind of record that it shows. */
  name: string;
}

/** Taps by person and by message; lines that were typed belong to no message. */
export interface Taps {
  byPerson: Map<string, number>;
  byMessage: Map<string, number>;
}

type Script = readonly (readonly [string, () => Promise<void>])[];
const nothing = async () => {};

const channel = channels.lobby;
const { amy, ben, li, fang, rui, hua } = people;

const [friday, monday] = ['2026-11-13', '2026-11-16'];
/** Who stands where on both days. */
const roster = [
  [li, 'lobby', 'full'],
  [fang, 'lobby', 'midday'],
  [amy, 'counter', 'full'],
  [ben, 'counter', 'full'],
  [rui, 'vip', 'full'],
] as const;

/** A Monday of a branch in Shanghai with six people, from the first list to the end of the day, after a Friday like it. */
export class Monday {
  readonly taps: Taps = { byPerson: new Map(), byMessage: new Map() };
  readonly #bot: Bot;

  constructor(bot: Bot) {
    this.#bot = bot;
  }

  /** Puts people on the roster, and lives the Friday before. */
  async comesAfterFriday(): Promise<void> {
    const { db, clock } = this.#bot;
    const { id: branchId } = await db.prisma.branch.findUniqueOrThrow({ where: { channel } });
    const known = await db.prisma.person.findMany({ select: { id: true, slackId: true } });
    const idOf = new Map(known.map(({ id, slackId }) => [slackId, id]));
    const duties = [friday, monday].flatMap((date) =>
      roster.map(([who, post, shift]) => ({ date, post, shift, personId: idOf.get(who) ?? '' })),
    );
    await db.prisma.$transaction((tx) =>
      replaceDays({ tx, branchId, actor: idOf.get(li) ?? '', now: clock.now() }, duties, {
        action: 'roster.imported',
      }),
    );
    await this.#live(friday, this.#fridays, async () => {});
    this.taps.byPerson.clear();
    this.taps.byMessage.clear();
  }

  /** Lives the Monday, and calls `looks` wherever somebody would look at the channel. */
  live(looks: (time: string) => Promise<void>): Promise<void> {
    return this.#live(monday, this.#mondays, looks);
  }

  async #live(date: string, script: Script, looks: (time: string) => Promise<void>): Promise<void> {
    for (const [time, does] of script) {
      await this.#bot.until(`${date}T${time}:00+08:00`);
      await this.#bot.sandbox.settle();
      await looks(time);
      await does();
      await this.#bot.sandbox.settle();
      if (does !== nothing) await looks(time);
    }
  }

  /** What stands in a channel, by what it shows. */
  async posted(): Promise<Posted[]> {
    const { prisma } = this.#bot.db;
    const rows = await prisma.posted.findMany({ orderBy: { ts: 'asc' } });
    const [runs, records] = await Promise.all([
      prisma.run.findMany({ select: { id: true, list: true } }),
      prisma.record.findMany({ select: { id: true, kind: true } }),
    ]);
    const more = new Map([
      ...runs.map(({ id, list }) => [id, list] as const),
      ...records.map(({ id, kind }) => [id, kind] as const),
    ]);
    return rows.map(({ view, subject, channel: where, ts }) => {
      const what = more.get(subject) ?? (/^[a-z_]+$/.test(subject) ? subject : undefined);
      return { channel: where, ts, name: what ? `${view}:${what}` : view };
    });
  }

  readonly #fridays: Script = [
    ['08:31', () => this.#list(li, 'opening')],
    ['08:40', () => this.#here(li, fang, amy, ben, rui, hua)],
    ['08:56', () => this.#list(li, 'huddle')],
    ['09:02', () => this.#list(li, 'welcome')],
    ['09:20', () => this.#line(amy, 'complaint #wait the card did not come for three weeks')],
    ['09:24', () => this.#moves(li, 'complaint', 'take')],
    ['10:20', () => this.#list(li, 'morning_patrol')],
    ['11:00', () => this.#line(ben, 'referral #waiting a couple asks about a home loan')],
    ['11:20', () => this.#line(ben, 'fault the coin counter jams')],
    ['13:00', () => this.#line(amy, 'suggestion a bench beside the queue machine')],
    ['14:45', () => this.#list(li, 'afternoon_patrol')],
    ['15:00', () => this.#line(amy, 'praise #customer @Ben stayed to help with a lost card')],
    ['17:10', () => this.#list(fang, 'settlement')],
    ['17:20', () => this.#list(fang, 'closing')],
    ['18:30', nothing],
  ];

  readonly #mondays: Script = [
    ['08:31', () => this.#list(li, 'opening')],
    ['08:40', () => this.#here(li, fang, amy, ben, rui, hua)],
    ['08:56', () => this.#list(li, 'huddle')],
    ['09:02', () => this.#list(li, 'welcome')],
    ['09:20', () => this.#line(amy, 'complaint #wait forty minutes for a new card')],
    ['09:24', () => this.#moves(li, 'complaint', 'take')],
    ['09:40', () => this.#line(amy, 'enquiry may I open an account for my daughter?')],
    ['09:50', () => this.#line(ben, 'fault the queue machine prints no tickets')],
    ['09:52', () => this.#moves(ben, 'fault', 'call')],
    ['10:20', () => this.#list(li, 'morning_patrol')],
    ['10:30', nothing],
    ['11:05', () => this.#line(amy, 'incident sev3 a customer slipped at the door, no harm')],
    ['11:08', () => this.#moves(fang, 'incident', 'take')],
    ['11:30', () => this.#line(ben, 'referral #waiting a term deposit ends this week')],
    ['11:31', () => this.#moves(rui, 'referral', 'take')],
    ['11:40', () => this.#line(amy, 'incident sev2 #queue the network is down, forty people wait')],
    ['11:42', () => this.#moves(fang, 'incident', 'take')],
    ['12:00', () => this.#line(amy, 'flow 18 35')],
    ['12:10', () => this.#moves(fang, 'incident', 'resolve')],
    ['13:30', () => this.#line(ben, 'lost #found a black umbrella at the writing desk')],
    ['14:00', () => this.#line(ben, 'sale 2 cards')],
    ['14:10', () => this.#line(li, 'appointment tomorrow 10:00 @Rui opens a company account')],
    ['14:30', () => this.#moves(li, 'complaint', 'resolve')],
    ['14:45', () => this.#list(li, 'afternoon_patrol')],
    ['15:10', () => this.#line(amy, 'praise #customer @Li found a chair for an old man')],
    ['15:40', () => this.#moves(ben, 'fault', 'restore')],
    ['16:00', () => this.#line(ben, 'rating 41 3 1')],
    ['16:46', () => this.#line(li, 'handover @Fang the queue machine is to be repaired tomorrow')],
    ['16:50', () => this.#moves(fang, 'handover', 'accept')],
    ['17:10', () => this.#list(fang, 'settlement')],
    ['17:20', () => this.#list(fang, 'closing')],
    ['18:30', nothing],
  ];

  #hand = (who: string) =>
    new Hand(this.#bot, who, (name, spot, count) => {
      const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + count);
      add(this.taps.byPerson, name);
      if (spot) add(this.taps.byMessage, `${spot.channel}/${spot.ts}`);
    });

  async #line(who: string, line: string): Promise<void> {
    await this.#hand(who).types(`/lobby ${line}`, channel);
  }

  async #here(...all: string[]): Promise<void> {
    const page = await this.#spot('briefing');
    for (const who of all) await this.#hand(who).presses(page, 'briefing.here');
  }

  /** Makes a move on the newest record of a kind, and fills in what it asks. */
  async #moves(who: string, kind: string, move: string): Promise<void> {
    const spot = await this.#spot(`record:${kind}`);
    const hand = this.#hand(who);
    const { view } = await hand.makes(spot, move);
    if (view) await hand.fills(spot, (field) => this.#answer(field));
  }

  /** Answers all that a list asks, group after group, as somebody does who has looked at everything, and signs it. */
  async #list(who: string, list: string): Promise<void> {
    const spot = await this.#spot(`run:${list}`);
    const hand = this.#hand(who);
    const open = (action: string) => hand.on(spot).filter(({ actionId }) => actionId.startsWith(action));
    const answered = new Set<string>();
    const unanswered = () => open('run.answer:').find(({ actionId }) => !answered.has(actionId));
    // What is done makes room for what comes next.
    for (;;) {
      const [all] = open('run.all:');
      const [box] = unticked(open('run.tick'));
      const asks = unanswered();
      if (all) await hand.presses(spot, all.actionId);
      else if (box) await hand.presses(spot, 'run.tick', box);
      else if (asks) {
        answered.add(asks.actionId);
        await hand.presses(spot, asks.actionId);
        await hand.fills(spot, (field) => this.#answer(field));
      } else break;
    }
    await hand.presses(spot, 'run.sign');
  }

  /** A good answer: the first option, a number in the middle of what is good, a few words. What may be left open is. */
  async #answer(field: Interactive): Promise<ReturnType<typeof firstOption>> {
    const { type } = field.element;
    const item = isId(field.blockId)
      ? await this.#bot.db.prisma.item.findFirst({ where: { id: field.blockId } })
      : null;
    const rule = (item?.rule ?? {}) as {
      asks?: { type: string };
      optional?: boolean;
      good?: { least?: number; most?: number };
    };
    if (rule.optional || field.block.optional === true) return null;
    if (type === 'number_input') {
      const { least = 0, most = least + 6 } = rule.good ?? {};
      return { value: String(Math.round((least + most) / 2)) };
    }
    if (rule.asks?.type === 'amount') return { value: '0' };
    return type === 'plain_text_input' ? { value: 'All as it should be.' } : firstOption(field);
  }

  async #spot(name: string): Promise<Spot> {
    const found = (await this.posted()).findLast((one) => one.name === name && one.channel === channel);
    if (found) return found;
    const names = (await this.posted()).map((one) => one.name);
    throw new Error(`${name} is not posted, only ${names.join(', ')}`);
  }
}

/** For each box that is not ticked yet, all that would be ticked with it. */
function unticked(groups: readonly Interactive[]) {
  return groups.flatMap(({ element }) => {
    const { options, initial_options: ticked = [] } = element as never as {
      options: { value: string }[];
      initial_options?: { value: string }[];
    };
    const next = options.find(({ value }) => !ticked.some((one) => one.value === value));
    return next ? [{ type: 'checkboxes', selected_options: [...ticked, next] as never }] : [];
  });
}
