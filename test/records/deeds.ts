import { isId } from '../../src/platform/id.js';
import { kinds } from '../../src/records/kinds/index.js';
import { textOf } from '../hostile/payload.js';
import { all, type Carried, type Needs, own, type Reach, type Reached } from '../rights/needs.js';

async function recordAt({ db }: Carried, id: unknown) {
  if (!isId(id)) throw new Error(`no record is called ${textOf(id)}`);
  return db.prisma.record.findUniqueOrThrow({ where: { id } });
}

/** A deed on the record that a button carries. */
export const pressed =
  (deed: string): Reach =>
  async (carried) => ({ deeds: [`records.${(await recordAt(carried, carried.value)).kind}.${deed}`] });
/** A deed on the record that a form was opened with. */
const filled =
  (deed: string): Reach =>
  async (carried) => ({
    deeds: [`records.${(await recordAt(carried, carried.metadata.record)).kind}.${deed}`],
  });

const kindIn = (text: string): string => text.split('/')[0] ?? '';
const logs =
  (kindOf: (carried: Carried) => string): Reach =>
  (carried) => ({ deeds: [`records.${kindOf(carried)}.log`] });

async function handOver(carried: Carried, id: unknown): Promise<Needs> {
  const { kind, ownerId } = await recordAt(carried, id);
  return { deeds: [`records.${kind}.hand_over${ownerId ? '' : '_free'}`] };
}

const more: Reach = async (carried) => {
  const [what = '', id] = carried.value.split('/');
  const { kind } = await recordAt(carried, id);
  if (what === 'hand') return handOver(carried, id);
  return {
    deeds: [`records.${kind}.${what.startsWith('move.') ? what : what === 'edit' ? 'edit' : 'merge'}`],
  };
};

const logged = kinds.filter((kind) => !('command' in kind) || kind.command !== false);

export const reached: Reached = {
  commands: {
    ...Object.fromEntries(logged.map(({ name }) => [name, all(`records.${name}.log`)])),
    list: all('records.find'),
    find: all('records.find'),
    my: all('records.find'),
    cases: all('records.find'),
    caller: all('records.find_caller'),
    export: all('records.export'),
  },
  presses: {
    'record.move:*': async (carried) => ({
      deeds: [`records.${(await recordAt(carried, carried.value)).kind}.move.${carried.argument}`],
    }),
    'record.note': pressed('note'),
    'record.step:*': pressed('step'),
    'record.more': more,
    'record.separate': pressed('separate'),
    'record.edit': pressed('edit'),
    'record.undo:*': pressed('edit'),
    'record.seal_name:*': pressed('edit'),
    'record.unseal_name:*': async (carried) => {
      const { kind } = await recordAt(carried, carried.value);
      return { deeds: [`records.${kind}.edit`, `records.${kind}.reveal`] };
    },
    'record.turn:*': async (carried) => {
      const { kind } = await recordAt(carried, carried.value);
      const { deeds } = await handOver(carried, carried.value);
      return { deeds: [`records.${kind}.edit`, ...deeds] };
    },
    'record.hand': (carried) => handOver(carried, carried.value),
    'record.reveal': pressed('reveal'),
    // Of somebody else's it only ends one's own reminders: nobody who tries it is its owner.
    'record.not_mine': all('records.hush'),
    'record.snooze': all('records.hush'),
    'record.snooze_day': all('records.hush'),
    'record.quiet': all('records.hush'),
    'record.new:*': logs(({ argument }) => argument),
    'record.choose': logs(({ value }) => kindIn(value)),
    'record.tap:*': logs(({ argument }) => kindIn(argument)),
    'log.from:*': own(),
    'log.choose:*': own(),
    'record.read': pressed('read'),
    'record.readers': pressed('see_readers'),
    'find.page:*': own('records.find'),
    'find.who:*': own('records.find'),
    'list.open': all('records.find'),
    'export.file': own('records.export'),
    'export.private': own('records.export'),
  },
  submits: {
    'record.moved:*': async (carried) => ({
      deeds: [`records.${(await recordAt(carried, carried.metadata.record)).kind}.move.${carried.argument}`],
    }),
    'record.noted': filled('note'),
    'record.handed': (carried) => handOver(carried, carried.metadata.record),
    'record.edited': filled('edit'),
    'record.merged': filled('merge'),
    'record.log:*': logs(({ argument }) => argument),
    'find.asked': all('records.find'),
  },
  // What is logged then is asked about then.
  shortcuts: {
    log: () => ({ deeds: ['records.choose_kind'], anywhere: true }),
    log_message: all('records.choose_kind'),
  },
};
