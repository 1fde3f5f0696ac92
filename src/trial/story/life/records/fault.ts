import { fault } from '../../../../records/module.js';
import type { DeviceSort } from '../../stories/stories.js';
import { type Crew, whoeverSees } from '../crew.js';
import { along, type Happening } from '../habit.js';
import { later, within } from '../hours.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

/** Devices whose customers can be sent to a counter or another device. */
const replaceable: readonly DeviceSort[] = ['cash', 'terminal', 'printer'];

/** A device of the branch's own list fails. */
export function deviceFails(crew: Crew, given: { device?: string } = {}): Happening {
  const { chance, branch } = crew;
  const { devices, troubled, symptoms, customersTold, sentTo } = storiesOf(crew).equipment;
  const device = given.device ?? chance.pick(soundDevices(branch.settings.lists?.devices ?? [], troubled));
  const sort: DeviceSort = devices[device] ?? 'terminal';
  const out = chance.happens(0.6);
  const values = {
    device,
    state: out ? 'out' : 'degraded',
    ...(out ? { customers_told: said(crew, customersTold) } : {}),
    ...(out && replaceable.includes(sort) ? { sent_to: said(crew, sentTo) } : {}),
  };
  return {
    kind: fault,
    input: { text: said(crew, symptoms[sort]), values },
    who: whoeverSees(crew, 'duty_supervisor'),
  };
}

/**
 * All devices but the one whose failures are a story of their own. Cached, since `pick` remembers what it has drawn
 * by the identity of the list.
 */
function soundDevices(devices: readonly string[], troubled: string): readonly string[] {
  const known = sound.get(devices) ?? devices.filter((device) => device !== troubled);
  sound.set(devices, known);
  return known.length > 0 ? known : [troubled];
}
const sound = new WeakMap<readonly string[], readonly string[]>();

/** A technician is called, or a restart helps; mostly repaired by the next day. */
export const faults: Life = {
  comes: { aDay: 0.35 },
  what: (crew) => deviceFails(crew),
  goesOn: along(fault, {
    open: [
      {
        move: 'call',
        share: 3,
        by: ['staff'],
        at: within(4, 50),
        gives: (crew, _, at) => ({
          technician: said(crew, storiesOf(crew).equipment.technicians),
          expected: later(crew, at, 90, 420).toISOString(),
          ...(crew.chance.happens(0.5) ? { ticket: `T-${crew.chance.between(1000, 9999)}` } : {}),
        }),
      },
      { move: 'restore', by: ['staff'], at: within(15, 55), gives: repaired },
    ],
    called: [{ move: 'restore', by: ['staff', 'duty_supervisor'], at: within(60, 620), gives: repaired }],
  }),
};

function repaired(crew: Crew): Record<string, unknown> {
  return { repair: said(crew, storiesOf(crew).equipment.repairs), tested: true };
}
