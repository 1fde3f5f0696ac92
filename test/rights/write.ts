import type { Prisma } from '../../src/platform/database/generated/client.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import type { Field } from '../../src/platform/forms/field.js';
import type { InputState } from '../../src/platform/forms/read.js';
import { DAY } from '../../src/platform/time/durations.js';
import { kinds } from '../../src/records/kinds/index.js';
import type { Kind, Move } from '../../src/records/rules/kind.js';
import type { HostileBank } from '../hostile/bank.js';
import { signed } from '../hostile/forge.js';
import { closed, type Payload, renewed } from '../hostile/payload.js';
import { branches, staff } from '../hostile/people.js';
import { post } from '../hostile/post.js';
import { setPerson } from '../hostile/tamper.js';
import { formOf } from './ways.js';

/** Writes after the words of an input: by whom, and where. */
export type Writes = (who: string, where: string) => string;

const writer = staff.hua;

/** The head of the branch fills in forms that a working day does not lead to, each on a thing as it must be for that. */
export class Filler {
  #count = 0;

  private constructor(
    private readonly bank: HostileBank,
    private readonly like: Payload,
    private readonly writes: Writes,
    private readonly head: string,
    private readonly other: string,
    private readonly branchId: string,
  ) {}

  /** @param like any form that was sent. */
  static async of(bank: HostileBank, like: Payload, writes: Writes): Promise<Filler> {
    const branch = await branchIn(bank.db, branches.river.channel);
    if (!branch) throw new Error('no branch');
    const head = await bank.db.prisma.person.findUniqueOrThrow({ where: { slackId: writer } });
    const other = await bank.db.prisma.person.findUniqueOrThrow({ where: { slackId: staff.amy } });
    return new Filler(bank, like, writes, head.id, other.id, branch.id);
  }

  /** Makes a move that asks for words, on a record of some kind that has it. */
  async move(name: string): Promise<void> {
    const has = (kinds as readonly Kind[]).filter(({ moves }) => moves[name]?.asks);
    for (const kind of has) {
      const move = kind.moves[name] as Move;
      const record = await this.#recordFor(kind, move);
      await this.#send(`record.moved:${name}`, { record }, move.asks ?? {});
    }
  }

  async log(kind: Kind): Promise<void> {
    const form = `record.log:${kind.name}`;
    const summary = { type: 'text', lines: 'many', max: 3000 } as const;
    await this.#send(form, { branchId: this.branchId }, { ...kind.fields, summary });
  }

  async excuse(): Promise<void> {
    const now = this.bank.clock.now();
    const times = { opensAt: now, dueAt: now, lateUntil: now };
    const run = {
      id: crypto.randomUUID(),
      branchId: this.branchId,
      list: 'closing',
      date: '2026-11-13',
      slot: 'x',
    };
    await this.bank.db.prisma.run.create({ data: { ...run, ...times, status: 'missed' } });
    await this.#send('run.excused', { run: run.id }, { why: { type: 'text', lines: 'many', max: 1000 } });
  }

  /** The first record of a kind that comes by itself, and not on this day. */
  async #begun(kind: Kind) {
    const now = this.bank.clock.now();
    const data = {
      branchId: this.branchId,
      kind: kind.name,
      number: 9_000,
      status: '',
      summary: '',
      details: {},
    };
    return this.bank.db.prisma.record.create({
      data: { ...data, id: crypto.randomUUID(), reporterId: this.head, createdAt: now, updatedAt: now },
    });
  }

  /** A record of the kind from which the move can be made by the head. */
  async #recordFor(
    kind: Kind,
    { from, by = [], except = [], when = {}, answers = [] }: Move,
  ): Promise<string> {
    const { prisma } = this.bank.db;
    const { id, details } =
      (await prisma.record.findFirst({
        where: { branchId: this.branchId, kind: kind.name },
        orderBy: { number: 'asc' },
      })) ?? (await this.#begun(kind));
    const fit: Record<string, unknown> = { ...(details as object) };
    for (const [field, values] of Object.entries(when.is ?? {})) fit[field] = values[0];
    for (const field of when.given ?? []) fit[field] = 'so';
    for (const field of when.missing ?? []) delete fit[field];
    for (const party of by) if (party.startsWith('field:')) fit[party.slice(6)] = this.head;
    await prisma.record.update({
      where: { id },
      data: {
        status: from[0] ?? '',
        mergedId: null,
        ownerId: except.includes('owner') ? this.other : this.head,
        reporterId: except.includes('reporter') ? this.other : this.head,
        details: fit as Prisma.InputJsonObject,
        closedAt: kind.statuses[from[0] ?? '']?.open ? null : this.bank.clock.now(),
      },
    });
    const [clock] = answers;
    const now = this.bank.clock.now();
    if (clock)
      await prisma.clock.create({
        data: {
          id: crypto.randomUUID(),
          branchId: this.branchId,
          subject: 'record',
          subjectId: id,
          kind: kind.name,
          name: clock,
          startedAt: now,
          dueAt: now,
        },
      });
    return id;
  }

  /** @throws where the form was not taken. */
  async #send(form: string, metadata: object, fields: Record<string, Field>): Promise<void> {
    const { bank } = this;
    const values = Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const state = stateOf(
          { name, field, now: bank.clock.now() },
          () => `so${this.writes(writer, `${form}.${name}`)}`,
        );
        return state ? [[name, { [name]: state }]] : [];
      }),
    );
    const name = `w.${++this.#count}`;
    const payload = renewed(formOf({ form, metadata, values }, this.like), name, bank.desk.urlOf(name));
    setPerson(payload.body, writer);
    (payload.body.view as { id: string }).id = `V${name}`;
    const { body, contentType } = closed(payload);
    const sent = signed(bank.sandbox.signingSecret, name, body, contentType);
    const { status, text } = await post(`${bank.url}/slack/events`, sent.headers, body);
    await bank.app.work.idle();
    if (status !== 200 || text.includes('"errors"')) throw new Error(`${form}: ${status} ${text}`);
  }
}

/** What is arranged lies ahead; of what is told it is now. */
const ahead: ReadonlySet<string> = new Set(['at', 'expected']);

interface Asked {
  name: string;
  field: Field;
  now: Date;
}

function stateOf({ name, field, now }: Asked, words: () => string): InputState | null {
  switch (field.type) {
    case 'text':
      return { type: 'plain_text_input', value: words().slice(0, field.max) };
    case 'choice':
    case 'steps':
      return { type: 'static_select', selected_option: { value: field.options[0] ?? '' } };
    case 'date':
      return { type: 'datepicker', selected_date: '2026-11-18' };
    case 'moment':
      return {
        type: 'datetimepicker',
        selected_date_time: Math.floor((ahead.has(name) ? now.getTime() + 2 * DAY : now.getTime()) / 1000),
      };
    case 'flag':
      return { type: 'static_select', selected_option: { value: 'yes' } };
    case 'count':
    case 'amount':
      return { type: 'plain_text_input', value: '1' };
    default:
      return null;
  }
}
