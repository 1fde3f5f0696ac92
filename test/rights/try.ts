import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogues } from '../../src/platform/language/locales/index.js';

const { en } = catalogues;

import { allRights } from '../../src/modules.js';
import type { RightLine } from '../../src/platform/rights/rights.js';
import { type HostileBank, openHostileBank } from '../hostile/bank.js';
import { signed } from '../hostile/forge.js';
import { closed, opened, type Payload, renewed, whoSent } from '../hostile/payload.js';
import { branches } from '../hostile/people.js';
import { post } from '../hostile/post.js';
import { setPerson } from '../hostile/tamper.js';
import type { Needs } from './needs.js';
import { entries, type Trier, triers, workspace } from './people.js';
import { reachOf } from './reach.js';
import { noteRows, putBack, trying } from './undo.js';

const { refusals } = en;
const spelled = (text: string) => JSON.stringify(text).slice(1, -1);
/** What whoever may not do a thing reads. */
const notTheirs = [
  refusals.not_allowed,
  refusals.not_member,
  refusals.reader,
  refusals.not_admin,
  refusals.not_branch,
  refusals.same_person,
  refusals.conflicted,
  refusals.answered,
  en.hq.not_yours,
  en.daybook.not_yours,
].map(spelled);
const gone = spelled(refusals.gone);
/** What everybody reads who comes too late. */
const late = [refusals.moved_on, refusals.stale, refusals.gone, refusals.closed, refusals.merged].map(
  spelled,
);
/** Who somebody is, and words that wait for them alone: nothing of the branch. */
const nothing = new Set(['Person', 'Draft']);

/** Stands between Slack and the bot: whatever is pressed, filled in or typed is first tried by everybody. */
export class Trials {
  /** What listened to something that was tried. */
  readonly tried = new Set<string>();
  readonly wrong: string[] = [];
  count = 0;
  readonly #seen = new Set<string>();
  readonly #table = new Map<string, RightLine>(allRights().map((line) => [line.deed, line]));
  #ids = new Map<string, string>();
  /** Ids of the other branches. */
  #elsewhere: readonly string[] = [];

  private constructor(readonly bank: HostileBank) {}

  static async open(): Promise<Trials & { close(): Promise<void> }> {
    // However long everybody takes, Slack waits.
    const wall = Date.now();
    const bank = await openHostileBank({ entries, workspace, ackMs: 120_000, wall: () => wall });
    const trials = new Trials(bank);
    await noteRows(bank.db);
    const others = await bank.db.prisma.branch.findMany({
      where: { channel: { not: branches.river.channel } },
      select: { id: true },
    });
    trials.#elsewhere = others.map(({ id }) => id);
    trials.#ids = new Map((await bank.db.prisma.person.findMany()).map(({ slackId, id }) => [slackId, id]));
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const contentType = request.headers['content-type'] ?? '';
      await trials.#everybody(opened({ body, contentType })).catch((error: Error) => {
        trials.wrong.push(error.stack ?? error.message);
      });
      const { headers } = signed(bank.sandbox.signingSecret, '', body, contentType);
      const { status, text } = await post(`${bank.url}/slack/events`, headers, body);
      response.writeHead(status).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    bank.requests = bank.sandbox.deliverTo({ requestUrl: `http://127.0.0.1:${port}` });
    return Object.assign(trials, {
      close: async () => {
        server.closeAllConnections();
        server.close();
        await bank.close();
      },
    });
  }

  /** Tries a request that nobody made; it must be one that can be carried out as things are. */
  async made(payload: Payload): Promise<void> {
    if (await this.#everybody(payload)) return;
    this.wrong.push(`${reachOf(payload)?.id ?? 'nothing'} was made, and could not be tried`);
  }

  /** Has everybody try a request that is the first of its kind. @returns whether it was one to be tried. */
  async #everybody(done: Payload): Promise<boolean> {
    const found = reachOf(done);
    if (!found || !isInRiver(done, this.#elsewhere)) return false;
    const { db, app } = this.bank;
    const needs = await found.reach({ db, ...found.carried });
    const kind = found.id.includes('move') ? found.carried.argument : '';
    const name = `${found.id} ${kind} ${needs.deeds.map((deed) => this.#line(deed).roles).join('; ')}`;
    if (this.#seen.has(name)) return true;
    await app.settle();
    await trying(db, true);
    const others = triers.filter(({ id }) => id !== whoSent(done));
    const able = others.filter((trier) => this.#mayDo(trier, needs));
    const [first, ...rest] = [...able, ...others.filter((trier) => !able.includes(trier))];
    // On an old message it has moved on for everybody: it is tried where it can be done.
    const isFresh = first !== undefined && (await this.#one(done, first, needs, found.id));
    if (isFresh) {
      this.#seen.add(name);
      this.tried.add(found.id);
      for (const trier of rest) await this.#one(done, trier, needs, found.id);
    }
    await trying(db, false);
    return isFresh;
  }

  #line(deed: string): RightLine {
    const line = this.#table.get(deed);
    if (!line) throw new Error(`${deed} is not in the table`);
    return line;
  }

  #mayDo({ id, name, role, isAdmin }: Trier, { deeds, own, anywhere, parties = {} }: Needs): boolean {
    if (own) return false;
    if (anywhere && name === 'elsewhere') return true;
    return deeds.every((deed) =>
      this.#line(deed).roles.some(
        (party) =>
          party === 'anybody' ||
          (party === 'workspace_admin' && isAdmin) ||
          (role !== null &&
            (party === role ||
              (party === 'member' && role !== 'auditor') ||
              parties[party]?.includes(this.#ids.get(id) ?? '') === true)),
      ),
    );
  }

  /** @returns whether it was theirs or not theirs, and had not moved on. */
  async #one(done: Payload, trier: Trier, needs: Needs, what: string): Promise<boolean> {
    const { bank } = this;
    const name = `t.${++this.count}`;
    const payload = renewed(done, name, bank.desk.urlOf(name));
    setPerson(payload.body, trier.id);
    const view = payload.body.view as { id?: string } | undefined;
    // It is their own form, as if it had been opened for them.
    if (view) view.id = `V${name}`;
    const from = bank.sandbox.ledger.length;
    const { body, contentType } = closed(payload);
    const { headers } = signed(bank.sandbox.signingSecret, name, body, contentType);
    const { status, text } = await post(`${bank.url}/slack/events`, headers, body);
    await bank.app.work.idle();
    const written = (await putBack(bank.db)).filter((table) => !nothing.has(table));
    const shown = [
      text,
      ...bank.desk.take(name),
      ...bank.sandbox.ledger.slice(from).map(({ args }) => JSON.stringify(args)),
    ].join('\n');
    const told = notTheirs.some((sentence) => shown.includes(sentence));
    const say = (how: string) =>
      this.wrong.push(
        `${what} (${needs.deeds.join(', ')}) by ${trier.name}: ${how}\n   ${shown.slice(0, 300)}`,
      );
    if (status !== 200) say(`answered ${status}`);
    if (this.#mayDo(trier, needs)) {
      if (told) say('refused, and the table lets them');
      return needs.lacking || !late.some((sentence) => shown.includes(sentence));
    }
    if (!told && !(needs.own && shown.includes(gone))) say('not refused, and the table does not let them');
    if (written.length > 0) say(`not theirs, and ${written.join(', ')} was written`);
    return true;
  }
}

/** Only what is done in the branch where those who try it hold their roles is tried. */
/** @param elsewhere ids of other branches: a button may name its branch where it stands in no channel. */
function isInRiver({ wrapped, body }: Payload, elsewhere: readonly string[]): boolean {
  if (wrapped === 'command') return body.channel_id === branches.river.channel;
  const text = JSON.stringify(body);
  const [action] = Array.isArray(body.actions) ? (body.actions as { value?: unknown }[]) : [];
  const about = String(action?.value ?? '');
  return (
    !elsewhere.some((id) => about.startsWith(id)) &&
    ![branches.hill.channel, branches.lake.channel].some((other) => text.includes(other))
  );
}
