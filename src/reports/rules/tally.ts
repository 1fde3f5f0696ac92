import { allFields, kindOf } from '../../records/module.js';
import { defineMeasure, type Measure } from './measure.js';
import type { Figures } from './report-figures.js';

/** The distribution of a kind's records, logged or closed in a period, over the options of a field. */
export interface Tally {
  /** Its words are under `measures.<name>`. */
  name: string;
  kind: string;
  at: 'createdAt' | 'closedAt';
  /** A choice field of the kind, or `status`, as of the end of the period. */
  by: string;
  /** `most`: the most frequent first. `order`: in the order of the definition, as for the steps of a funnel. */
  as: 'most' | 'order';
  /** A measure at the end of the line, computed over the same records. */
  ends?: Measure;
}

const defineTally = <const T extends Tally>(tally: T) => tally;

export const incidentTypes = defineTally({
  name: 'incident_types',
  kind: 'incident',
  at: 'createdAt',
  by: 'type',
  as: 'most',
});
export const complaintsAbout = defineTally({
  name: 'complaints_about',
  kind: 'complaint',
  at: 'createdAt',
  by: 'about',
  as: 'most',
});
export const complaintCauses = defineTally({
  name: 'complaint_causes',
  kind: 'complaint',
  at: 'closedAt',
  by: 'cause',
  as: 'most',
});
export const referralFunnel = defineTally({
  name: 'referral_funnel',
  kind: 'referral',
  at: 'createdAt',
  by: 'status',
  as: 'order',
  // The amount of those that were won among these records, without others that were logged before.
  ends: defineMeasure({
    name: 'referral_funnel_amount',
    theme: 'referrals',
    unit: 'amount',
    of: { source: 'records', at: 'createdAt', kind: 'referral', status: ['won'], sum: 'won_amount' },
  }),
});
/** What customers ask about, so that the department concerned can deal with the cause (K7). */
export const enquiryTopics = defineTally({
  name: 'enquiry_topics',
  kind: 'enquiry',
  at: 'createdAt',
  by: 'topic',
  as: 'most',
});

/** @throws where the kind has no such choice field. */
export function optionsOf({ name, kind, by }: Tally): readonly string[] {
  const definition = kindOf(kind);
  if (by === 'status') return Object.keys(definition.statuses);
  const field = allFields(definition)[by];
  if (field?.type !== 'choice' || field.private) throw new Error(`${name}: ${kind} has no choice ${by}`);
  return field.options;
}

/** A tally as measures, one for each option, so that it is counted in the same pass as all others. */
export function sharesOf(tally: Tally): Measure[] {
  const { name, kind, at, by, ends } = tally;
  const shares = optionsOf(tally).map(
    (option): Measure => ({
      name: `${name}.${option}`,
      theme: 'lobby',
      unit: 'count',
      of: {
        source: 'records',
        at,
        kind,
        ...(by === 'status' ? { status: [option] } : { detail: { name: by, is: option } }),
      },
    }),
  );
  return ends ? [...shares, ends] : shares;
}

/** The options that occurred, with their counts: the most frequent first, or in the order of the definition. */
export function spread(tally: Tally, figures: Figures): { option: string; count: number }[] {
  const counts = optionsOf(tally)
    .map((option) => ({ option, count: figures[`${tally.name}.${option}`] ?? 0 }))
    .filter(({ count }) => count > 0);
  return tally.as === 'order' ? counts : counts.sort((one, other) => other.count - one.count);
}
