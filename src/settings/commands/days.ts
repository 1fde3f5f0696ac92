import { z } from 'zod';
import { countMeant, placesOfBranches } from '../../platform/directory/store/days.js';
import type { Fields } from '../../platform/forms/field.js';
import { carriedAs, readForm } from '../../platform/forms/read.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { actorIn } from '../../platform/slack/rights.js';
import { wallClock } from '../../platform/time/zone.js';
import { manyDaysConfirm, manyDaysDone, manyDaysForm } from '../messages/days.js';
import { unfitting } from '../messages/settings.js';
import { rights } from '../rights.js';
import { datesOf, type ManyDays, manyDaysFields, readManyDays } from '../rules/many-days.js';
import { rememberedFrom } from '../rules/own-days.js';
import { Unfit } from '../rules/page.js';
import { setDays } from '../store/days.js';

const assertCanSetMany = (request: Request): void =>
  assertMay(rights['settings.set_days_of_many_branches'], actorIn(request));

const fieldsNow = async ({ db }: Request): Promise<Fields> => manyDaysFields(await placesOfBranches(db));

/** Today's date in the time zone furthest behind: no branch can have an earlier one. */
const today = ({ now }: Request) => wallClock(now, 'Pacific/Pago_Pago').date;

async function open(request: ButtonPress): Promise<Reply> {
  assertCanSetMany(request);
  const { here, theirs } = request.caller;
  const branch = here ?? theirs[0];
  if (!branch) throw new Refusal('not_branch');
  const view = manyDaysForm(await fieldsNow(request), branch, request.speech, crypto.randomUUID());
  return request.surface === 'modal' ? { update: view } : { open: view };
}

/** What the confirmation form carries: the answers as they were given, to be read again on confirmation. */
const carried = z.object({ draw: z.uuid(), given: z.record(z.string(), z.unknown()) });

async function ask(request: FormSubmit): Promise<Reply> {
  assertCanSetMany(request);
  const { draw } = carriedAs(z.object({ draw: z.uuid() }), request.metadata);
  const fields = await fieldsNow(request);
  const given = readForm(fields, request.values);
  try {
    const order = readManyDays(fields, given, today(request));
    const found = await countMeant(request.db, order.branches, datesOf(order));
    if (found.count === 0) throw new Unfit({ names: { why: 'no_branch' } });
    return { update: manyDaysConfirm(order, found, request.speech, { draw, given }) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const faults = Object.entries(error.faults).map(([field, fault]) => [
      field,
      unfitting(fault, request.speech),
    ]);
    return { faults: Object.fromEntries(faults) };
  }
}

async function carryOut(request: FormSubmit): Promise<Reply> {
  assertCanSetMany(request);
  const { draw, given } = carriedAs(carried, request.metadata);
  const order: ManyDays = readManyDays(await fieldsNow(request), given, today(request));
  const { person } = request.caller;
  const changed = await setDays(
    { db: request.db, actor: person?.id ?? request.slackId, key: `${request.key}/${draw}`, now: request.now },
    order.branches,
    { dates: datesOf(order), as: order.as, keptFrom: rememberedFrom(today(request)) },
  );
  return { update: manyDaysDone(order, changed, request.speech) };
}

/** Head office sets closed days or other hours for many branches at once. */
export const manyDays = {
  presses: { 'days.many': open },
  submits: { 'days.asked': ask, 'days.confirmed': carryOut },
} satisfies Feature;
