import { assertMay, may } from '../../platform/rights/rights.js';
import { standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply } from '../../platform/slack/request.js';
import { trafficView } from '../messages/traffic.js';
import { rights } from '../rights.js';
import { staffedDay } from '../rules/staffing.js';
import { dutiesIn } from '../store/roster.js';
import { measureOf } from '../store/traffic.js';
import { dateIn, show } from './roster.js';

/** Shows how many people a day's roster has and how many its customers need. */
async function pressDay(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  assertMay(rights['roster.see'], here.who);
  const date = dateIn(request.argument);
  const { branch } = here.scene;
  const measure = await measureOf(request.db, here.scene);
  const duties = await dutiesIn(request.db, branch.id, date, date);
  const view = trafficView(
    {
      branch,
      date,
      day: staffedDay(date, duties, measure),
      staffed: measure.staffed,
      leftOut: measure.leftOut,
      leads: may(rights['roster.fill'], here.who),
    },
    request.speech,
  );
  return show(request, view);
}

/** Comparing the roster with the customers who are expected. */
export const traffic: Feature = { presses: { 'roster.traffic:*': pressDay } };
