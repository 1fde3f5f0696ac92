import { sightsAmong } from '../../src/home/messages/help.js';
import { features } from '../../src/modules.js';
import { isKind, kindOf, kinds } from '../../src/records/kinds/index.js';
import { allFields, type Kind } from '../../src/records/rules/kind.js';
import { type Interactive, interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import type { ElementState, Outcome, Place, View, ViewState } from '../../src/trial/sandbox/contract.js';
import type { SignedRequest } from '../../src/trial/sandbox/sandbox.js';
import type { HostileBank } from './bank.js';
import { type BranchName, branches, branchNames, entries, plain, staff } from './people.js';

const every = kinds as readonly Kind[];
const logged = every.filter(({ command }) => command !== false);
const commands = new Map(features.flatMap((feature) => Object.entries(feature.commands ?? {})));
const day = '2026-11-16';

/** A form in which private details are typed says which kind of record it is of. */
const kindIn = (view: View): Kind | null => {
  const [callback, name = ''] = (view.callback_id ?? '').split(':');
  return callback === 'record.log' && isKind(name) ? kindOf(name) : null;
};

export interface Touring {
  /** What is written after the usual words, wherever somebody writes: by whom, and where; empty for nothing. */
  writes?: (who: string, where: string) => string;
  /** Lines that the head types too. */
  also?: readonly string[];
  /** When some look once more, at a later day. */
  next?: string;
}

/**
 * One working day at three branches: everybody types, presses and fills in what there is, each thing once. Every word
 * that they write carries their branch's name in secret; whatever is private carries another.
 * @returns every request that Slack made of it.
 */
export async function tour(
  bank: HostileBank,
  { writes, also = [], next }: Touring = {},
): Promise<SignedRequest[]> {
  const all: SignedRequest[] = [];
  let last: SignedRequest | undefined;
  const keep = () => {
    const { sent } = bank.requests;
    all.push(...sent.slice(last ? sent.lastIndexOf(last) + 1 : 0));
    last = sent.at(-1);
  };
  const guide = new Guide(bank, keep, writes);
  await bank.until(`${day}T01:30:00Z`);
  for (const branch of branchNames) await guide.log(branch);
  await bank.until(`${day}T03:00:00Z`);
  await guide.everyCommand(also);
  await bank.sandbox.settle();
  for (const who of [staff.li, staff.hua, staff.ida, staff.hq, staff.audit, staff.amy]) await guide.look(who);
  await bank.until(`${day}T06:00:00Z`);
  for (const who of [staff.hua, staff.fang, staff.rui, staff.li]) await guide.look(who);
  await bank.sandbox.settle();
  if (next) {
    await bank.until(next);
    for (const who of [staff.hua, staff.li]) await guide.look(who);
    await bank.sandbox.settle();
  }
  return all;
}

/** Leads people through whatever there is to press. */
class Guide {
  /** What was pressed or submitted already, by what it is called. */
  readonly #seen = new Set<string>();

  constructor(
    private readonly bank: HostileBank,
    private readonly keep: () => void,
    private readonly writes: (who: string, where: string) => string = () => '',
  ) {}

  async log(branch: BranchName): Promise<void> {
    const { channel, word, secret } = branches[branch];
    const [one, head] = clerks[branch];
    for (const kind of branch === 'river' ? logged : logged.filter(({ name }) => told.includes(name))) {
      const words = kind.text === 'sealed' ? secret : `${word} <!channel> <@U01AMY> =1+1 *loud*`;
      const writer = kind.mustRead || kind.name === 'meeting' ? head : one;
      await this.#type(writer, `${kind.name} ${words}${this.writes(writer, kind.name)}`, channel);
      if (branch !== 'river' && !privately.includes(kind.name)) continue;
      await this.#type(head, kind.name, channel);
      await this.#through(head, branch, 0);
    }
    await this.#person(one).say(`${word} was said${this.writes(one, 'message')}`, channel);
    const said = this.bank.sandbox
      .messages(channel)
      .filter(({ user }) => user === one)
      .at(-1);
    for (const message of [said, undefined]) {
      await this.#done(this.#person(one).shortcut(message ? 'log_message' : 'log', message));
      await this.#through(one, branch, 0);
    }
  }

  async everyCommand(also: readonly string[]): Promise<void> {
    const { channel, word } = branches.river;
    const bare = sightsAmong(commands).filter((command) => !isKind(command));
    const lines = [`find ${word}`, 'find kind:incident', 'list complaint', 'incidnet smoke', 'report week'];
    const more = ['hq month', 'nonsense', 'roster next', 'schedule closing', 'export'];
    for (const line of [...bare, ...lines, ...more])
      for (const who of [staff.hua, staff.hq, staff.tom]) {
        await this.#type(who, line, who === staff.hua ? channel : plain);
        await this.#through(who, 'river', 0);
      }
    for (const line of also) {
      await this.#type(staff.hua, `${line}${this.writes(staff.hua, line)}`, channel);
      await this.#through(staff.hua, 'river', 0);
    }
    for (const line of ['setup', 'settings', 'list']) {
      await this.#type(staff.admin, line, channel);
      await this.#through(staff.admin, 'river', 0);
      await this.#type(staff.zed, line, channel);
    }
  }

  /** Presses everything that somebody sees and nobody has pressed yet: at home, in channels, threads, and from the bot. */
  async look(who: string): Promise<void> {
    const person = this.#person(who);
    await this.#done(person.openHome());
    await this.#pressAll(who, () => {
      const home = person.home();
      return home && { place: { view: home.id }, blocks: home.blocks };
    });
    for (const channel of [...branchNames.map((name) => branches[name].channel), person.direct()])
      for (const message of person.messages(channel)) {
        const thread = message.replies > 0 ? { thread: message.ts } : {};
        for (const { ts } of person.messages(channel, thread))
          await this.#pressAll(who, () => {
            const shown = person.messages(channel, thread).find((one) => one.ts === ts);
            return shown && { place: { channel, ts }, blocks: shown.blocks };
          });
      }
  }

  #person(who: string) {
    return this.bank.sandbox.as(who, { settle: false });
  }

  async #done(deed: Promise<Outcome>): Promise<Outcome> {
    const outcome = await deed;
    await this.bank.app.work.idle();
    this.keep();
    return outcome;
  }

  async #type(who: string, line: string, channel: string): Promise<void> {
    await this.#done(this.#person(who).command(`/lobby ${line}`, channel));
    // What was answered to them alone can be pressed too.
    const last = this.#person(who)
      .messages(channel)
      .filter(({ ephemeralFor }) => ephemeralFor === who)
      .at(-1);
    if (last) await this.#pressAll(who, () => ({ place: { channel, ts: last.ts }, blocks: last.blocks }));
  }

  /** @param shown what can be pressed, as it is then: a press may change it. */
  async #pressAll(who: string, shown: () => Shown | null | undefined, depth = 0): Promise<void> {
    for (let left = 30; left > 0; left--) {
      const now = shown();
      const [next] = (now ? pressables(now.blocks) : []).filter(({ name }) => !this.#seen.has(name));
      if (!now || !next) return;
      this.#seen.add(next.name);
      const { blockId, actionId } = next.one;
      await this.#done(this.#person(who).press(now.place, { blockId, actionId }, next.state));
      await this.#through(who, branchOf(who), depth + 1);
    }
  }

  /** Fills in whatever form is open, and goes on from there; in the end all are closed. */
  async #through(who: string, branch: BranchName, depth: number): Promise<void> {
    const person = this.#person(who);
    const top = () => {
      const view = person.view();
      return view && { place: { view: view.id }, blocks: view.blocks };
    };
    for (let step = 0; step < 4; step++) {
      if (depth < 4) await this.#pressAll(who, top, depth);
      const view = person.view();
      if (!view) return;
      const name = `submit ${view.callback_id} ${branch}`;
      if (view.type !== 'modal' || !view.submit || this.#seen.has(name)) break;
      this.#seen.add(name);
      const writes = (field: string) => this.writes(who, `${view.callback_id}.${field}`);
      await this.#done(person.submit(view.id, filled(view, branch, writes)));
    }
    for (let open = person.view(); open; open = person.view()) await this.#done(person.close(open.id));
  }
}

interface Shown {
  place: Place;
  blocks: readonly unknown[];
}

/** Who writes in a branch, and its head. */
const clerks: Record<BranchName, [string, string]> = {
  river: [staff.amy, staff.hua],
  hill: [staff.eve, staff.ida],
  lake: [staff.joe, staff.leo],
};
const told = ['complaint', 'referral', 'incident', 'fault', 'action', 'bulletin', 'handover'];
const privately = ['complaint', 'referral', 'incident'];

interface Pressable {
  one: Interactive;
  name: string;
  state?: Partial<ElementState>;
}

/** What can be pressed, each of an overflow menu's options by itself. */
function pressables(blocks: readonly unknown[]): Pressable[] {
  return interactives(blocks)
    .filter(({ block }) => block.type !== 'input')
    .flatMap((one): Pressable[] => {
      const { element, actionId } = one;
      const [id = ''] = actionId.split(':');
      const name = `${element.type} ${/move|page|each/.test(id) ? actionId : id}`;
      if (element.type === 'overflow')
        return offeredBy(element).map((option) => ({
          one,
          name: `${name} ${option.value.split('/')[0]}`,
          state: { selected_option: option },
        }));
      const state = chosen(one);
      return [{ one, name, ...(state ? { state } : {}) }];
    });
}

const branchOf = (who: string): BranchName =>
  branchNames.find((name) => who in entries[name].people && who !== staff.tom) ?? 'river';

function chosen({ element }: Interactive): Partial<ElementState> | undefined {
  const options = offeredBy(element);
  const last = options.at(-1);
  if (element.type === 'checkboxes') return { selected_options: options.slice(0, 1) };
  if (last) return { selected_option: last };
  if (element.type === 'datepicker') return { selected_date: day };
  if (element.type === 'users_select') return { selected_user: staff.amy };
  return undefined;
}

function filled(view: View, branch: BranchName, writes: (field: string) => string): ViewState {
  const { word, secret } = branches[branch];
  const kind = kindIn(view);
  const hides = (name: string) =>
    kind !== null &&
    (allFields(kind)[name]?.private === true || (name === 'summary' && kind.text === 'sealed'));
  const values: ViewState = {};
  for (const { block, blockId, actionId, element } of interactives(view.blocks)) {
    if (block.type !== 'input') continue;
    const words = `${hides(blockId) ? secret : word}${element.type === 'plain_text_input' ? writes(blockId) : ''}`;
    const state = entered(element.type, words, element, offeredBy(element));
    if (state) values[blockId] = { [actionId]: { type: element.type, ...state } };
  }
  return values;
}

function entered(
  type: string,
  words: string,
  { initial_value, max_value }: Record<string, unknown>,
  options: ReturnType<typeof offeredBy>,
): Partial<ElementState> | null {
  const [first] = options;
  switch (type) {
    case 'plain_text_input':
      return { value: typeof initial_value === 'string' ? initial_value : words };
    case 'number_input':
      return { value: Number(max_value ?? 9) < 3 ? '1' : '3' };
    case 'static_select':
    case 'radio_buttons':
      return first ? { selected_option: first } : null;
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: options.slice(0, 2) };
    case 'datepicker':
      return { selected_date: '2026-11-18' };
    case 'datetimepicker':
      return { selected_date_time: Date.parse('2026-11-18T03:00:00Z') / 1000 };
    case 'users_select':
      return { selected_user: staff.amy };
    case 'multi_users_select':
      return { selected_users: [staff.amy] };
    default:
      return null;
  }
}
