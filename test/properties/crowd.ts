import { kindOf, kinds } from '../../src/records/kinds/index.js';
import { code, type Kind } from '../../src/records/rules/kind.js';
import type { Outcome, View } from '../../src/trial/sandbox/contract.js';
import { type Bot, channels, people } from '../bot.js';
import type { Canaries } from './canary.js';
import { below, chance, type Draw, oneOf, weighed } from './draw.js';
import { fillIn, phrase, type Typing } from './filling.js';
import { forge } from './forged.js';
import { inView, onMessage, type Target, target } from './shown.js';
import { lineOf, question } from './typed.js';

const everyone = Object.values(people);
/** How much each of them does; somebody from another branch, an auditor and a stranger are among them. */
const busyness = [
  [12, people.amy],
  [12, people.ben],
  [22, people.li],
  [16, people.fang],
  [10, people.rui],
  [18, people.hua],
  [8, people.hq],
  [4, people.audit],
  [7, people.eve],
  [3, people.admin],
] as const;
const logged = (kinds as readonly Kind[]).filter(({ command }) => command !== false);
/** So many cards are enough to press on; then new ones become rare. */
const many = 150;

/** What Slack itself refuses, before the bot hears of it: another was faster, or the form is not complete. */
const slacksOwn = new Set([
  'no_such_element',
  'view_not_found',
  'message_not_found',
  'incomplete_entry',
  'no_such_option',
  'view_has_no_submit',
]);

/** Everybody of the bank, and somebody from outside, pressing what they see. */
export class Crowd {
  /** What they did, the latest last, for whoever must find out what went wrong. */
  readonly deeds: string[] = [];
  /** Whatever looked wrong at once. */
  readonly wrong: string[] = [];
  /** Sentences that stood under inputs. */
  readonly faults = new Set<string>();
  #contacts: string[] = [];

  constructor(
    private readonly bot: Bot,
    private readonly canaries: Canaries,
    private readonly draw: Draw,
  ) {}

  /** One thing that somebody does, or several at once, or time that goes by. */
  async step(): Promise<void> {
    const { draw } = this;
    const busy = everyone.filter((one) => this.#person(one).view() !== null);
    const who = busy.length > 0 && chance(draw, 60) ? oneOf(draw, busy) : weighed(draw, busyness);
    const view = this.#person(who).view();
    if (view) await this.#inForm(who, view);
    else await this.#anything(who);
    if (chance(draw, 30)) await this.bot.sandbox.settle();
  }

  #anything(who: string): Promise<void> {
    const { draw, bot, canaries } = this;
    const typist = { draw, canaries, who };
    const few = bot.sandbox.messages(channels.lobby).length < many;
    const channel = weighed(draw, [
      [65, channels.lobby],
      [28, channels.second],
      [7, channels.plain],
    ]);
    return weighed<() => Promise<void>>(draw, [
      [60, () => this.#press(who, target(bot.sandbox, who, channel, draw))],
      [few ? 18 : 2, () => this.#type(who, channel, lineOf(oneOf(draw, logged), typist))],
      [few ? 9 : 1, () => this.#type(who, channel, oneOf(draw, logged).name)],
      [5, () => this.#type(who, channel, question(oneOf(draw, logged), typist))],
      [3, () => this.#fromMessage(who, channel)],
      [3, () => this.#home(who)],
      [7, () => this.#forged(who, channel)],
      [5, () => this.#rush(channel)],
      [5, () => this.#accused()],
      [10, () => this.#wait()],
    ])();
  }

  async #type(who: string, channel: string, line: string): Promise<void> {
    this.#note(who, `types /lobby ${line}`, await this.#person(who).command(`/lobby ${line}`, channel));
  }

  async #press(who: string, at: Target | null): Promise<void> {
    if (!at) return;
    const outcome = await this.#person(who).press(
      at.place,
      { blockId: at.blockId, actionId: at.actionId },
      at.state,
    );
    this.#note(who, `presses ${at.actionId} ${JSON.stringify(at.state ?? {})}`, outcome);
  }

  async #inForm(who: string, view: View): Promise<void> {
    const { draw } = this;
    this.#look(who, view);
    if (inView(view, draw) && chance(draw, view.type === 'modal' && view.submit ? 20 : 50))
      return this.#pressInside(who);
    if (view.type !== 'modal' || !view.submit || chance(draw, 10)) {
      this.#note(who, `closes ${view.callback_id}`, await this.#person(who).close(view.id));
      return;
    }
    const values = fillIn(view.blocks, await this.#typing(who, view));
    const contact = Object.values(values.contact ?? {})[0]?.value;
    if (contact) this.#contacts.push(contact);
    const outcome = await this.#person(who).submit(view.id, values);
    this.#note(who, `submits ${view.callback_id} ${JSON.stringify(values)}`, outcome);
    if (outcome.error !== 'incomplete_entry')
      for (const sentence of Object.values(outcome.errors ?? {})) this.faults.add(sentence);
    // A form that is refused again and again is given up.
    if (this.#person(who).view()?.id === view.id && chance(draw, 40)) await this.#person(who).close(view.id);
  }

  /** Nobody takes a form away from under what they press in it: what they did before has come, and what comes of it too. */
  async #pressInside(who: string): Promise<void> {
    await this.bot.sandbox.settle();
    const view = this.#person(who).view();
    await this.#press(who, view && inView(view, this.draw));
    await this.bot.sandbox.settle();
  }

  async #typing(who: string, view: View): Promise<Typing> {
    const { draw, canaries, bot } = this;
    const [callback = '', argument = ''] = (view.callback_id ?? '').split(':');
    const { record: id } = JSON.parse(view.private_metadata || '{}') as { record?: string };
    const record = id ? await bot.db.prisma.record.findUnique({ where: { id } }) : null;
    const kind = record ? kindOf(record.kind) : callback === 'record.log' ? kindOf(argument) : null;
    return {
      draw,
      canaries,
      who,
      kind,
      now: bot.clock.now(),
      code: () => code(kind ?? oneOf(draw, logged), 1 + below(draw, 8)),
      contact: () => (this.#contacts.length > 0 ? oneOf(draw, this.#contacts) : null),
    };
  }

  async #fromMessage(who: string, channel: string): Promise<void> {
    const { draw, canaries, bot } = this;
    await this.#person(who).say(`${phrase(draw)} ${canaries.number(draw, who)}`, channel);
    const said = bot.sandbox
      .messages(channel)
      .filter(({ user }) => user === who)
      .at(-1);
    const outcome = await this.#person(who).shortcut(said ? 'log_message' : 'log', said);
    this.#note(who, 'logs a message', outcome);
  }

  async #home(who: string): Promise<void> {
    this.#note(who, 'opens home', await this.#person(who).openHome());
  }

  async #forged(who: string, channel: string): Promise<void> {
    const { remove, ...at } = await forge(this.bot, channel, this.draw);
    this.deeds.push('forged:');
    await this.#press(who, at);
    await remove();
  }

  /** Several people press the same thing in the same moment. */
  async #rush(channel: string): Promise<void> {
    const at = target(this.bot.sandbox, people.li, channel, this.draw);
    if (!at || 'view' in at.place || at.place.channel !== channel) return;
    await Promise.all([people.li, people.hua, people.amy, people.li].map((who) => this.#press(who, at)));
  }

  /** Whom a complaint is about tries what stands on its card. */
  async #accused(): Promise<void> {
    const rows = await this.bot.db.prisma.$queryRaw<{ who: string; channel: string; ts: string }[]>`
      SELECT p."slackId" AS "who", o."channel", o."ts" FROM "Record" r
      JOIN "Person" p ON p."id"::text = r."details" ->> 'against'
      JOIN "Posted" o ON o."view" = 'record' AND o."subject" = r."id"::text
      ORDER BY r."createdAt", r."number"`;
    if (rows.length === 0) return;
    const { who, channel, ts } = oneOf(this.draw, rows);
    const card = this.bot.sandbox.messages(channel).find((message) => message.ts === ts);
    await this.#press(who, card ? onMessage(card, this.draw) : null);
  }

  async #wait(): Promise<void> {
    const { draw, bot } = this;
    await bot.sandbox.settle();
    const minutes = weighed<() => number>(draw, [
      [60, () => 1 + below(draw, 90)],
      [32, () => 60 * (1 + below(draw, 16))],
      [8, () => 1440 * (1 + below(draw, 4))],
    ])();
    bot.clock.forward(minutes);
    this.deeds.push(`${minutes} minutes go by: ${bot.clock.now().toISOString()}`);
    await bot.sandbox.settle();
  }

  #person(who: string) {
    return this.bot.sandbox.as(who, { settle: false });
  }

  #note(who: string, deed: string, { error, errors, view }: Outcome): void {
    const answer = error ?? (errors ? JSON.stringify(errors) : '');
    this.deeds.push(`${who} ${deed}${answer ? ` → ${answer}` : ''}`);
    if (error && !slacksOwn.has(error)) this.wrong.push(`${who} ${deed}: ${error}`);
    if (view) this.#look(who, view);
  }

  /** Whoever may see private details is shown them in a form of their own, and nowhere else. */
  #look(who: string, view: View): void {
    if (view.callback_id === 'record.revealed') return;
    for (const { value, by } of this.canaries.in(JSON.stringify(view)))
      if (by !== who) this.wrong.push(`${who} reads ${value} of ${by} in ${view.callback_id}`);
  }
}
