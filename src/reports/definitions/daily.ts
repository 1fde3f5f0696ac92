import {
  complaintsLogged,
  findings,
  incidentsLogged,
  listsMissed,
  listsOnTime,
  referralsLogged,
  referralsWon,
} from '../rules/measures.js';

/** Yesterday in figures, as the morning briefing shows it (B1). */
export const dayMeasures = [
  complaintsLogged,
  incidentsLogged,
  referralsLogged,
  referralsWon,
  listsOnTime,
  listsMissed,
  findings,
] as const;
