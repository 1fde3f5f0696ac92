import { kinds } from '../../src/records/kinds/index.js';
import type { Kind } from '../../src/records/rules/kind.js';
import type { Bot } from '../bot.js';
import { call } from '../trial/sandbox/call.js';
import { below, type Draw, oneOf, weighed } from './draw.js';
import type { Target } from './shown.js';

const every = kinds as readonly Kind[];
const moves = [...new Set(every.flatMap(({ moves: own }) => Object.keys(own)))];

/** Ids that a forger may have come by: of records and drafts of any branch, and of nothing at all. */
async function ids({ db }: Bot): Promise<{ records: string[]; branches: string[]; drafts: string[] }> {
  const [records, branches, drafts] = await Promise.all([
    db.prisma.record.findMany({
      select: { id: true },
      orderBy: [{ createdAt: 'asc' }, { kind: 'asc' }, { number: 'asc' }],
    }),
    db.prisma.branch.findMany({ select: { id: true }, orderBy: { name: 'asc' } }),
    db.prisma.draft.findMany({ select: { id: true }, orderBy: { at: 'asc' } }),
  ]);
  const of = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const nothing = ['', 'nonsense', '00000000-0000-4000-8000-000000000000'];
  return {
    records: [...of(records), ...nothing],
    branches: [...of(branches), ...nothing],
    drafts: [...of(drafts), ...nothing],
  };
}

/** A button that the bot never drew, in its own name: what it carries, and what it asks, is the forger's choice. */
export async function forge(
  bot: Bot,
  channel: string,
  draw: Draw,
): Promise<Target & { remove(): Promise<unknown> }> {
  const { records, branches, drafts } = await ids(bot);
  const record = oneOf(draw, records);
  const branch = oneOf(draw, branches);
  const kind = oneOf(draw, every).name;
  const option = (value: string) => ({ text: { type: 'plain_text' as const, text: 'x' }, value });
  const [action, value, chosen] = weighed<() => [string, string, string?]>(draw, [
    [40, () => [`record.move:${oneOf(draw, [...moves, 'nothing'])}`, record]],
    [
      30,
      () => [
        oneOf(draw, [
          'record.note',
          'record.reveal',
          'record.separate',
          'record.edit',
          'record.not_mine',
          'record.snooze',
          'record.snooze_day',
          'record.quiet',
        ]),
        record,
      ],
    ],
    [8, () => [`record.step:${oneOf(draw, ['step/judge', 'step/nothing', 'about/fees', '/'])}`, record]],
    [6, () => [`record.playbook:${oneOf(draw, ['fire', 'nothing'])}`, record]],
    [8, () => ['record.more', '', `${oneOf(draw, ['edit', 'hand', 'merge', 'burn'])}/${record}`]],
    [
      5,
      () => [
        `record.tap:${oneOf(draw, ['flow/3/5', 'flow/-1/9', 'flow/x/y', 'complaint/1', 'nothing'])}`,
        branch,
      ],
    ],
    [5, () => [`record.new:${oneOf(draw, [kind, 'nothing'])}`, branch]],
    [5, () => [`log.from:${kind}/${branch}`, oneOf(draw, drafts)]],
    [5, () => [`run.${oneOf(draw, ['sign', 'finding', 'all:people', 'quiet'])}`, record]],
  ])();
  const element = chosen
    ? { type: 'overflow', action_id: action, options: [option(chosen), option(`${chosen} `)] }
    : {
        type: 'button',
        action_id: action,
        text: { type: 'plain_text', text: 'x' },
        ...(value ? { value } : {}),
      };
  const blocks = [{ type: 'actions', block_id: `forged${below(draw, 1e6)}`, elements: [element] }];
  const { answer } = await call(bot.sandbox, 'chat.postMessage', { channel, text: 'x', blocks });
  const ts = String(answer.ts);
  return {
    place: { channel, ts },
    blockId: blocks[0]?.block_id ?? '',
    actionId: action,
    ...(chosen ? { state: { selected_option: option(chosen) } } : {}),
    remove: () => call(bot.sandbox, 'chat.delete', { channel, ts }),
  };
}
