import { choice, count } from '../../platform/forms/field.js';
import type { Limit } from '../../platform/time/limits.js';
import { type ClockRule, clockRules, type Kind, kinds, profiles } from '../../records/module.js';
import { definePage, type Place, Unfit } from '../rules/page.js';

export const units = ['minutes', 'hours', 'openingHours', 'workingDays', 'calendarDays', 'weeks'] as const;
export type Unit = (typeof units)[number];

/** The choice that leaves the profile to the branch's country. */
const byCountry = 'country';
const MAX_LIMIT = 999;

const every: ReadonlyMap<string, ClockRule> = new Map(
  (kinds as readonly Kind[]).flatMap((kind) =>
    [...kind.clocks, ...profiles.flatMap(({ clocks }) => clocks[kind.name] ?? [])].map(
      (rule): [string, ClockRule] => [`${kind.name}.${rule.name}`, rule],
    ),
  ),
);

/**
 * A clock's limit as shipped.
 * @param clock kind and clock, such as `complaint.answer`
 * @returns undefined where there is no such clock
 */
export function shippedLimit(clock: string): Limit | undefined {
  const limit = every.get(clock)?.limit;
  return limit && ('field' in limit ? limit.otherwise : limit);
}

/** Whether a record may name the day up to which the clock runs; the limit only applies where it does not. */
export function isDated(clock: string): boolean {
  const limit = every.get(clock)?.limit;
  return limit !== undefined && 'field' in limit;
}

/** The severities to which the clock applies. Shown, because two clocks of a kind may differ in nothing else. */
export const severitiesOf = (clock: string): readonly number[] => every.get(clock)?.when?.severity ?? [];

/** A limit split into its number and its unit, for the form. */
export function partsOf(limit: Limit): { number: number; unit: Unit } {
  const unit = units.find((one) => one in limit);
  if (!unit) throw new Error(`not a limit: ${JSON.stringify(limit)}`);
  return { number: (limit as Record<Unit, number>)[unit], unit };
}

const limitAt = ({ branch, of }: Place): Limit | undefined =>
  branch.settings.limits?.[of] ?? shippedLimit(of);

/** The clock profile, and the branch's own limits. Clocks that run already keep theirs. */
export const clocks = definePage({
  name: 'clocks',
  form: {
    fields: {
      profile: choice([byCountry, 'own', ...profiles.map(({ name }) => name)], { required: true }),
    },
    read: ({ branch: { settings } }) => ({ profile: settings.clocks ?? byCountry }),
    write: ({ profile }, { branch: { settings } }) => ({
      ...settings,
      clocks: profile === byCountry ? undefined : String(profile),
    }),
  },
  each: {
    names: (branch) =>
      (kinds as readonly Kind[])
        .filter(({ name }) => !branch.settings.kindsOff?.includes(name))
        .flatMap((kind) => clockRules(kind, branch).map((rule) => `${kind.name}.${rule.name}`)),
    own: (settings) => Object.keys(settings.limits ?? {}).filter((clock) => every.has(clock)),
    back: (settings, of) => {
      const { [of]: _, ...limits } = settings.limits ?? {};
      return { ...settings, limits };
    },
    fields: { number: count({ max: MAX_LIMIT, required: true }), unit: choice(units, { required: true }) },
    read: (place) => {
      const limit = limitAt(place);
      return limit ? partsOf(limit) : {};
    },
    write(given, { branch: { settings }, of }) {
      const [number, unit] = [Number(given.number), String(given.unit)];
      if (number < 1) throw new Unfit({ number: { why: 'too_small' } });
      const shipped = shippedLimit(of) as Record<string, number> | undefined;
      const { [of]: _, ...limits } = settings.limits ?? {};
      if (shipped?.[unit] !== number) limits[of] = { [unit]: number } as Limit;
      return { ...settings, limits };
    },
  },
});
