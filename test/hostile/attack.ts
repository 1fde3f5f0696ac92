import { below, chance, type Draw, oneOf, weighed } from '../properties/draw.js';
import type { HostileBank } from './bank.js';
import { elsewhere, forged, malformed, type Sent, signed } from './forge.js';
import { closed, nameOf, type Payload, renewed, whoSent } from './payload.js';
import { post } from './post.js';
import { withoutWords } from './shown.js';
import { type Loot, setPerson, tamper } from './tamper.js';
import type { Watch } from './watch.js';

/** Slack shows an error after so long. */
const patience = 3_000;
const fine = new Set([200, 400, 401, 404, 413]);
const refusals = new Set([400, 401, 404, 413]);
/** Nothing comes of it, whatever is answered. */
const nothing = new Set([...refusals, 200]);
/** So many that must be refused come in a row. */
const burst = 30;

/** Counts, for whoever wants to know what was sent. */
export interface Figures {
  sent: number;
  byKind: Map<string, number>;
  byStatus: Map<number, number>;
  slowest: { ms: number; name: string };
}

/** Somebody who sends whatever they like to the bot's port. */
export class Attacker {
  readonly figures: Figures = {
    sent: 0,
    byKind: new Map(),
    byStatus: new Map(),
    slowest: { ms: 0, name: '' },
  };
  /** What was sent, the latest last. */
  readonly deeds: string[] = [];
  #earlier: Sent | undefined;
  #count = 0;

  constructor(
    private readonly bank: HostileBank,
    private readonly watch: Watch,
    private readonly loot: Loot,
    private readonly draw: Draw,
    private readonly mark: string,
  ) {}

  /** Some requests. @returns what was wrong with what came of them. */
  step(): Promise<string[]> {
    return weighed<() => Promise<string[]>>(this.draw, [
      [75, () => this.#tampered()],
      [1, () => this.#refused()],
    ])();
  }

  get #secret(): string {
    return this.bank.sandbox.signingSecret;
  }

  #payload(name: string): Payload {
    return renewed(oneOf(this.draw, this.loot.payloads), name, this.bank.desk.urlOf(name));
  }

  #signed(name: string, payload: Payload): Sent {
    const { body, contentType } = closed(payload);
    return signed(this.#secret, name, withoutWords(body), contentType);
  }

  /** Signed by Slack, and not as the bot would have it. */
  async #tampered(): Promise<string[]> {
    const name = `${this.mark}.${++this.#count}`;
    const payload = this.#payload(name);
    const before = nameOf(payload);
    const changes = tamper(payload, this.loot, this.draw);
    const told = `${before} → ${nameOf(payload)} (${changes.join(', ') || 'as it was'})`;
    return this.#watched('tampered', name, told, payload);
  }

  /** What somebody once did, done by another. @returns what was wrong with what came of it. */
  posing(done: Payload, who: string): Promise<string[]> {
    const name = `${this.mark}.${++this.#count}`;
    const payload = renewed(done, name, this.bank.desk.urlOf(name));
    setPerson(payload.body, who);
    return this.#watched('posing', name, `${nameOf(payload)} by ${who}`, payload);
  }

  async #watched(kind: string, name: string, told: string, payload: Payload): Promise<string[]> {
    const sent = this.#signed(told, payload);
    const { status, text, wrong } = await this.#send(kind, sent);
    await this.bank.app.work.idle();
    if (status === 200 && chance(this.draw, 5)) this.#earlier = sent;
    return [...wrong, ...(await this.watch.after(whoSent(payload), name, text))];
  }

  /** A burst of what must do nothing at all, while nothing else goes on. */
  async #refused(): Promise<string[]> {
    const { draw, bank, watch } = this;
    await bank.sandbox.settle({ quietMs: 0 });
    const wrong = watch.said();
    await watch.skip();
    const desk = bank.desk.count();
    for (let left = burst; left > 0; left--) {
      const payload = this.#payload(`${this.mark}.${++this.#count}`);
      const [kind, sent, allowed] = weighed<() => [string, Sent, ReadonlySet<number>]>(draw, [
        [12, () => ['forged', forged(this.#secret, payload, this.#earlier, draw), refusals]],
        [8, () => ['malformed', malformed(this.#secret, payload, draw), nothing]],
        [10, () => ['elsewhere', this.#signed(elsewhere(payload, draw), payload), nothing]],
      ])();
      const answer = await this.#send(kind, sent);
      await bank.app.work.idle();
      const unfit = allowed.has(answer.status) ? [] : [`${sent.name}: answered ${answer.status}`];
      wrong.push(...answer.wrong, ...unfit, ...(await watch.afterRefused(desk)));
    }
    return wrong;
  }

  async #send(kind: string, { name, headers, body }: Sent) {
    const used = process.cpuUsage();
    const wrong: string[] = [];
    const { status, text } = await post(`${this.bank.url}/slack/events`, headers, body).catch(
      (error: Error) => {
        // Whoever sends too much may find the door closed while still sending.
        if (name === 'too huge') return { status: 413, text: '' };
        wrong.push(`no answer: ${error.message}`);
        return { status: 0, text: '' };
      },
    );
    const { user, system } = process.cpuUsage(used);
    const worked = (user + system) / 1000;
    const { figures } = this;
    figures.sent++;
    figures.byKind.set(kind, (figures.byKind.get(kind) ?? 0) + 1);
    figures.byStatus.set(status, (figures.byStatus.get(status) ?? 0) + 1);
    if (worked > figures.slowest.ms) figures.slowest = { ms: worked, name };
    // Others may use the machine too: what counts is how long the bot worked. What is never answered ends the test.
    if (worked > patience) wrong.push(`worked ${Math.round(worked)} ms before it answered`);
    if (!fine.has(status)) wrong.push(`answered ${status}`);
    this.deeds.push(`${kind}: ${name} → ${status}`);
    if (this.deeds.length > 200) this.deeds.shift();
    return { status, text, wrong: wrong.map((one) => `${name}: ${one}\n   ${String(body).slice(0, 3_000)}`) };
  }

  /** Time goes by, and what is due comes. */
  async wait(): Promise<string[]> {
    this.bank.clock.forward(1 + below(this.draw, 8));
    await this.bank.sandbox.settle({ quietMs: 0 });
    const wrong = this.watch.said();
    await this.watch.skip();
    return wrong;
  }
}
