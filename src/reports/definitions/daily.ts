import {
  complaintsLogged,
  findings,
  incidentsLogged,
  listsMissed,
  listsOnTime,
  referralsLogged,
  referralsWon,
} from '../rules/measures.js';

/** Yesterday's figures in the morning briefing (B1). */
export const dayMeasures = [
  complaintsLogged,
  incidentsLogged,
  referralsLogged,
  referralsWon,
  listsOnTime,
  listsMissed,
  findings,
] as const;
