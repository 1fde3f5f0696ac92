/**
 * What Lobby can find out about a branch's day by itself. Each is answered by the one module that owns it
 * (`Module.facts`).
 */
export const factNames = [
  'settlement_signed',
  'doors_shut',
  'handover_accepted',
  'open_points_taken_over',
  'queue_waiting',
  'queue_longest',
  'devices_working',
  'weekly_meeting',
  'everybody_here',
  'posts_manned',
  'attendance',
  'work_log_filed',
  'yesterday_figures',
] as const;
export type FactName = (typeof factNames)[number];
