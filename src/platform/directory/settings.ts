import { z } from 'zod';
import type { Limit } from '../time/limits.js';
import { storedWork, type WorkTime } from '../time/work-time.js';

/** The lists that a branch keeps of its own: what its forms offer. */
export const listNames = ['devices', 'supplies', 'products', 'departments', 'areas'] as const;
export type ListName = (typeof listNames)[number];

/**
 * What a branch sets for itself in Slack; everything has a default. What one module alone reads is not here: that module
 * defines it (`defineSetting`).
 */
export interface BranchSettings {
  /** Days that differ from the rule: closed, or other hours. */
  exceptions?: Record<string, string>;
  /** The reason for each exception: local date → words. Kept apart, since a calendar needs only the hours. */
  dayReasons?: Record<string, string>;
  /** When people are at work before and after the opening hours. */
  work?: WorkTime;
  /** Kinds of record the branch does without. */
  kindsOff?: readonly string[];
  /** The clock profile, where it is not the country's. */
  clocks?: string;
  /** Limits that differ from the shipped ones: `complaint.answer` → limit. */
  limits?: Record<string, Limit>;
  /** ISO 4217; where absent, the country's. */
  currency?: string;
  /** The branch's own lists, by name, in the order in which they are shown. */
  lists?: Partial<Record<ListName, readonly string[]>>;
  /** The amount from which a signal is given, in the branch's currency: signal → amount. */
  thresholds?: Record<string, number>;
}

const names = z.array(z.string());
const texts = z.record(z.string(), z.string());
const amounts = z.record(z.string(), z.number());
const limit: z.ZodType<Limit> = z.union([
  z.object({ minutes: z.number() }),
  z.object({ hours: z.number() }),
  z.object({ openingHours: z.number() }),
  z.object({ workingDays: z.number() }),
  z.object({ calendarDays: z.number() }),
  z.object({ weeks: z.number() }),
]);

/** Unknown keys are kept, so that saving one page does not lose what a newer version stored for another. */
export const branchSettings = z.looseObject({
  exceptions: texts.exactOptional(),
  dayReasons: texts.exactOptional(),
  work: storedWork.exactOptional(),
  kindsOff: names.exactOptional(),
  clocks: z.string().exactOptional(),
  limits: z.record(z.string(), limit).exactOptional(),
  currency: z.string().exactOptional(),
  lists: z.partialRecord(z.enum(listNames), names).exactOptional(),
  thresholds: amounts.exactOptional(),
}) satisfies z.ZodType<BranchSettings>;

/** A setting that one module knows. */
export interface OwnSetting<T> {
  /** What the branch has set; undefined where it has set nothing, or what does not fit. */
  of(settings: BranchSettings): T | undefined;
  /** All settings, with this one as given. */
  with(settings: BranchSettings, value: T): BranchSettings;
}

/** @param name its key among the stored settings: no two settings have the same */
export const defineSetting = <T>(name: string, schema: z.ZodType<T>): OwnSetting<T> => ({
  of: (settings) => schema.safeParse(new Map<string, unknown>(Object.entries(settings)).get(name)).data,
  with: (settings, value) => ({ ...settings, [name]: value }),
});

/** Who is called in an emergency, in this order: a name or a service, and its number. Everybody may read these numbers. */
export const emergencyCalls = defineSetting('calls', names);
