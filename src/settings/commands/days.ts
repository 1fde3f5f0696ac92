import { z } from 'zod';
import type { Fields } from '../../platform/forms/field.js';
import { carriedAs, readForm } from '../../platform/forms/read.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../../platform/slack/asked.js';
import { actorIn } from '../../platform/slack/rights.js';
import { wallClock } from '../../platform/time/zone.js';
import { manyDaysConfirm, manyDaysDone, manyDaysForm } from '../messages/days.js';
import { unfitting } from '../messages/settings.js';
import { rights } from '../rights.js';
import { datesOf, type ManyDays, manyDaysFields, readManyDays } from '../rules/many-days.js';
import { rememberedFrom } from '../rules/own-days.js';
import { Unfit } from '../rules/page.js';
import { countMeant, placesOfBranches, setDays } from '../store/days.js';

const assertCanSetMany = (asked: Asked): void =>
  assertMay(rights['settings.set_days_of_many_branches'], actorIn(asked));

const fieldsNow = async ({ db }: Asked): Promise<Fields> => manyDaysFields(await placesOfBranches(db));

/** The date where it is earliest: somewhere it is still that day. */
const today = ({ now }: Asked) => wallClock(now, 'Pacific/Pago_Pago').date;

async function open(asked: Pressed): Promise<Reply> {
  assertCanSetMany(asked);
  const { here, theirs } = asked.standing;
  const branch = here ?? theirs[0];
  if (!branch) throw new Refusal('not_branch');
  const view = manyDaysForm(await fieldsNow(asked), branch, asked.speech, crypto.randomUUID());
  return asked.surface === 'modal' ? { update: view } : { open: view };
}

/** What the question whether it is meant so carries: the answers as they were given, to be read again. */
const carried = z.object({ draw: z.uuid(), given: z.record(z.string(), z.unknown()) });

async function ask(asked: Submitted): Promise<Reply> {
  assertCanSetMany(asked);
  const { draw } = carriedAs(z.object({ draw: z.uuid() }), asked.metadata);
  const fields = await fieldsNow(asked);
  const given = readForm(fields, asked.values);
  try {
    const order = readManyDays(fields, given, today(asked));
    const found = await countMeant(asked.db, order.branches, datesOf(order));
    if (found.count === 0) throw new Unfit({ names: { why: 'no_branch' } });
    return { update: manyDaysConfirm(order, found, asked.speech, { draw, given }) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const faults = Object.entries(error.faults).map(([field, fault]) => [
      field,
      unfitting(fault, asked.speech),
    ]);
    return { faults: Object.fromEntries(faults) };
  }
}

async function carryOut(asked: Submitted): Promise<Reply> {
  assertCanSetMany(asked);
  const { draw, given } = carriedAs(carried, asked.metadata);
  const order: ManyDays = readManyDays(await fieldsNow(asked), given, today(asked));
  const { person } = asked.standing;
  const changed = await setDays(
    { db: asked.db, actor: person?.id ?? asked.slackId, key: `${asked.key}/${draw}`, now: asked.now },
    order.branches,
    { dates: datesOf(order), as: order.as, keptFrom: rememberedFrom(today(asked)) },
  );
  return { update: manyDaysDone(order, changed, asked.speech) };
}

/** Days that head office sets for many branches at once. */
export const manyDays = {
  presses: { 'days.many': open },
  submits: { 'days.asked': ask, 'days.confirmed': carryOut },
} satisfies Feature;
