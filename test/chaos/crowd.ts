import { setTimeout as sleep } from 'node:timers/promises';
import { type Interactive, interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import type { Outcome, SandboxMessage } from '../../src/trial/sandbox/contract.js';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.js';
import { staffed } from './bank.js';
import type { Chance } from './chance.js';
import type { Deed, History } from './told.js';

type Did = Pick<Deed, 'who' | 'channel' | 'what' | 'token'> & Partial<Pick<Deed, 'item' | 'ticked'>>;

/** Letters alone, so that nothing takes them for a number of a customer. */
const tokenOf = (n: number) =>
  `zq${[...n.toString(26).padStart(4, '0')].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}zq`;

/** All tokens in a text. */
export const anyToken = /zq[a-z]{4}zq/g;

/** How often people do one thing beside the others. */
export interface Habits {
  command: number;
  form: number;
  note: number;
  tick: number;
  press: number;
  home: number;
}

export const usual: Habits = { command: 26, form: 14, note: 14, tick: 36, press: 8, home: 4 };

/** People of the branches, each doing one thing after another, and writing down what they were told. */
export class Crowd {
  /** Nobody begins anything. */
  resting = false;
  #going = false;
  #count = 0;
  #busy: Promise<void>[] = [];
  #onAck: (() => void) | null = null;
  readonly #seen = new Map<string, Set<string>>();
  readonly #lately = new Map<string, { channel: string; at: number }>();
  readonly #looked = new Map<string, { at: number; messages: SandboxMessage[] }>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly history: History,
    private readonly chance: (name: string) => Chance,
    private readonly habits: Habits = usual,
  ) {}

  /** @param size how many of them act, from every branch in turn. */
  begin(size: number): void {
    this.#going = true;
    const all = [0, 1, 2, 3, 4].flatMap((index) =>
      staffed.map(({ channel, people }) => ({ channel, who: people[index]?.id ?? '' })),
    );
    this.#busy = all
      .slice(0, size)
      .map(({ who, channel }) => this.#live(who, channel, this.chance(`person ${who}`)));
    this.#busy.push(this.#listenOn());
  }

  /** Everybody who did something lately hears what is only for them. */
  async #listenOn(): Promise<void> {
    while (this.#going) {
      await sleep(700);
      for (const [who, { channel, at }] of this.#lately)
        if (at > Date.now() - 20_000) this.#listen(who, channel);
    }
  }

  async leave(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#busy);
    // What was promised to be said later has been said by now, or never will be.
    await sleep(3_000);
    for (const { people, channel } of staffed) for (const { id } of people) this.#listen(id, channel);
  }

  /** Calls this at the next acknowledgement. */
  atNextAck(doing: () => void): void {
    this.#onAck = doing;
  }

  async #live(who: string, channel: string, chance: Chance): Promise<void> {
    while (this.#going) {
      await sleep(chance.between(150, 1_200));
      if (!this.#going) return;
      // Where much is behind, people wait for it: nobody goes on pressing what does not move.
      if (this.resting) continue;
      const doing = chance.weighed<() => Promise<void>>([
        [this.habits.command, () => this.#command(who, channel, chance)],
        [this.habits.form, () => this.#form(who, channel)],
        [this.habits.note, () => this.#note(who, channel, chance)],
        [this.habits.tick, () => this.#tick(who, channel, chance)],
        [this.habits.press, () => this.#press(who, channel, chance)],
        [this.habits.home, () => this.#home(who, channel)],
      ]);
      await doing();
      // Slack delivers again now and then, the last or an older one.
      if (chance.percent(20)) void this.#again(chance.percent(60) ? 0 : chance.below(40));
    }
  }

  async #again(before: number): Promise<void> {
    const at = Date.now();
    const payload = await this.sandbox.redeliver(before);
    for (const [token] of JSON.stringify(payload ?? {}).matchAll(anyToken))
      this.history.again.push({ token, at });
  }

  async #command(who: string, channel: string, chance: Chance): Promise<void> {
    const token = this.#token();
    const line = chance.oneOf([
      `incident sev3 ${token} water on the floor`,
      `incident sev4 ${token} somebody upset`,
      `incident ${token} #medical dizzy at the counter sev2`,
    ]);
    await this.#do({ who, channel, what: 'command', token }, () =>
      this.sandbox.as(who, { settle: false }).command(`/lobby ${line}`, channel),
    );
  }

  async #form(who: string, channel: string): Promise<void> {
    const person = this.sandbox.as(who, { settle: false });
    await person.command('/lobby incident', channel);
    await this.#fill({ who, channel, what: 'form' }, 'What happened?');
  }

  /** Waits for the form, fills it in and sends it; once more where Slack says that it did not work. */
  async #fill(did: Pick<Did, 'who' | 'channel' | 'what'>, label: string): Promise<void> {
    const person = this.sandbox.as(did.who, { settle: false });
    for (let turn = 0; turn < 10 && !person.view(); turn++) await sleep(100);
    const view = person.view();
    if (view?.type !== 'modal' || !view.submit) {
      if (view) await person.close(view.id).catch(() => null);
      return;
    }
    const isTheOne = interactives(view.blocks).some(({ block }) =>
      JSON.stringify(block).includes(`"${label}"`),
    );
    // What was asked for earlier may open late, in the place of this.
    if (!isTheOne) {
      await person.close(view.id).catch(() => null);
      return;
    }
    const token = this.#token();
    const submit = async () =>
      person.submit(view.id, person.fill({ [label]: `${token} as seen from the desk` }));
    const outcome = await this.#do({ ...did, token }, submit);
    if (person.view()?.id !== view.id) return;
    if (outcome.error || outcome.errors) {
      await sleep(800);
      if (person.view()?.id === view.id) await this.#do({ ...did, token }, submit);
    }
    if (person.view()?.id === view.id) await person.close(view.id).catch(() => null);
  }

  async #note(who: string, channel: string, chance: Chance): Promise<void> {
    const cards = this.#messages(channel, /^INC-/);
    if (cards.length === 0) return;
    const card = chance.oneOf(cards.slice(-8));
    const person = this.sandbox.as(who, { settle: false });
    const has = interactives(card.blocks).some(({ element }) => JSON.stringify(element).includes('"Note"'));
    if (!has) return;
    await person.press(card, 'Note').catch(() => null);
    await this.#fill({ who, channel, what: 'note' }, 'What is there to add?');
  }

  /** Everybody has boxes of their own on every list: whatever stands in them, only they can have done. */
  async #tick(who: string, channel: string, chance: Chance): Promise<void> {
    const lists = this.#messages(channel, /./).flatMap((message) =>
      interactives(message.blocks)
        .filter(
          ({ actionId, element }) =>
            actionId === 'run.tick' &&
            offeredBy(element).some(({ value }) => boxOwner(value, channel) === who),
        )
        .map((found) => ({ message, found })),
    );
    if (lists.length === 0) return;
    // The newest lists are those that people look at; often several at once at the same boxes.
    const list = chance.oneOf(lists.slice(chance.percent(70) ? -4 : -16));
    if (!chance.percent(40) || this.#rushing.has(channel)) return this.#tickOn(who, channel, chance, list);
    // Several at once, from the same picture: those who do nothing else, and this one.
    this.#rushing.add(channel);
    const idle = staffed.find((branch) => branch.channel === channel)?.people.slice(2) ?? [];
    await Promise.all(
      [who, ...idle.map(({ id }) => id)].map((one) => this.#tickOn(one, channel, chance, list)),
    );
    this.#rushing.delete(channel);
  }

  readonly #rushing = new Set<string>();

  async #tickOn(
    who: string,
    channel: string,
    chance: Chance,
    { message, found }: { message: SandboxMessage; found: Interactive },
  ): Promise<void> {
    const { blockId, actionId, element } = found;
    const options = offeredBy(element);
    const mine = options.filter(({ value }) => boxOwner(value, channel) === who);
    if (mine.length === 0) return;
    const picture = `${who} ${message.ts} ${blockId}`;
    const ticked =
      this.#seen.get(picture) ??
      new Set(((element.initial_options ?? []) as { value: string }[]).map(({ value }) => value));
    const box = chance.oneOf(mine).value;
    const ticks = !ticked.has(box);
    if (ticks) ticked.add(box);
    else ticked.delete(box);
    // What Slack's client shows until the message is edited.
    this.#seen.set(picture, ticked);
    const selected_options = options.filter(({ value }) => ticked.has(value));
    await this.#do({ who, channel, what: 'tick', token: this.#token(), item: box, ticked: ticks }, () =>
      this.sandbox
        .as(who, { settle: false })
        .press(message, { blockId, actionId }, { type: 'checkboxes', selected_options }),
    );
  }

  async #press(who: string, channel: string, chance: Chance): Promise<void> {
    const cards = this.#messages(channel, /^INC-/);
    if (cards.length === 0) return;
    const card = chance.oneOf(cards.slice(-6));
    const moves = interactives(card.blocks).filter(({ actionId }) => /^record\.move:take/.test(actionId));
    const [found] = moves;
    if (!found) return;
    const { blockId, actionId } = found;
    await this.#do({ who, channel, what: 'press', token: this.#token() }, () =>
      this.sandbox.as(who, { settle: false }).press(card, { blockId, actionId }),
    );
  }

  async #home(who: string, channel: string): Promise<void> {
    await this.#do({ who, channel, what: 'home', token: this.#token() }, () =>
      this.sandbox.as(who, { settle: false }).openHome(),
    );
  }

  async #do(did: Did, act: () => Promise<Outcome>): Promise<Outcome> {
    const at = Date.now();
    this.#lately.set(did.who, { channel: did.channel, at });
    const outcome = await act().catch((error: Error) => ({
      ok: false,
      // The sandbox refuses what Slack's client would: the picture changed while the finger was on its way.
      error: `client: ${error.message}`,
      ackMs: 0,
      view: null,
      errors: undefined,
    }));
    const onAck = this.#onAck;
    if (outcome.ok && onAck) {
      this.#onAck = null;
      onAck();
    }
    if (!outcome.error?.startsWith('client: '))
      this.history.deeds.push({
        ...did,
        at,
        ackMs: outcome.ackMs,
        ok: outcome.ok,
        error: outcome.error ?? null,
        refused: outcome.errors !== undefined,
      });
    return outcome as Outcome;
  }

  readonly #heard = new Set<string>();

  #listen(who: string, channel: string): void {
    const person = this.sandbox.as(who, { settle: false });
    for (const { ephemeralFor, ts, text } of person.messages(channel)) {
      if (!ephemeralFor || this.#heard.has(`${who} ${ts} ${text}`)) continue;
      this.#heard.add(`${who} ${ts} ${text}`);
      this.history.heard.push({ who, at: Date.now(), text });
    }
  }

  /** The latest of a channel, as they were a moment ago. */
  #messages(channel: string, text: RegExp): SandboxMessage[] {
    let looked = this.#looked.get(channel);
    if (!looked || looked.at < Date.now() - 300) {
      looked = { at: Date.now(), messages: this.sandbox.messages(channel).slice(-150) };
      this.#looked.set(channel, looked);
    }
    return looked.messages.filter((message) => text.test(message.text));
  }

  #token(): string {
    return tokenOf(this.#count++);
  }
}

/** Whose box it is, of the branch's people. */
export function boxOwner(item: string, channel: string): string {
  const people = staffed.find((branch) => branch.channel === channel)?.people ?? [];
  let sum = 0;
  for (const letter of item) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return people[sum % people.length]?.id ?? '';
}
