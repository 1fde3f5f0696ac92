import { defineRights, everybody, type Right, type Rights } from '../platform/rights/rights.js';
import { kinds } from './kinds/index.js';
import { profiles } from './profiles/index.js';
import { allFields, type Kind } from './rules/kind.js';
import { extensionRight, moveRight, rightsOf } from './rules/kind-rights.js';

/** Rights to records that do not depend on the kind. */
export const rights = defineRights({
  'records.find': { by: everybody },
  'records.find_caller': { by: everybody, when: 'of records whose private details they may see' },
  'records.choose_kind': { by: everybody, when: 'in any branch of theirs' },
  'records.export': { by: everybody, when: 'without private details' },
  'records.hush': { by: everybody, when: 'the reminders are their own' },
});

/** A kind's rights that can apply at all, by their names in the table of rights. */
function namedRights(kind: Kind): Record<string, Right> {
  const all = rightsOf(kind);
  const hasSteps = Object.values(allFields(kind)).some(({ type }) => type === 'steps');
  return {
    log: all.log,
    note: all.note,
    edit: all.edit,
    merge: all.merge,
    separate: all.separate,
    hand_over: all.handOver,
    hand_over_free: all.handOverFree,
    release: all.release,
    reveal: all.reveal,
    open_plan: all.openPlan,
    ...(hasSteps ? { step: all.step } : {}),
    ...(kind.mustRead
      ? {
          read: all.read,
          see_readers: all.seeReaders,
          see_readers_everywhere: all.seeReadersEverywhere,
        }
      : {}),
    ...(kind.spreads ? { spread: all.spread } : {}),
  };
}

function extensionsOf(kind: Kind): Record<string, Right> {
  const bank = { name: 'bank', rules: kind.clocks };
  const countries = profiles.map(({ name, clocks }) => ({ name, rules: clocks[kind.name] ?? [] }));
  return Object.fromEntries(
    [bank, ...countries].flatMap(({ name, rules }) =>
      rules.flatMap((rule) =>
        (rule.extensions ?? []).map(({ by }, at) => [
          `extend.${name}.${rule.name}.${at + 1}`,
          {
            ...extensionRight(by),
            when: `it is extension ${at + 1} of the limit ${rule.name}${name === 'bank' ? '' : ` of the profile ${name}`}`,
          },
        ]),
      ),
    ),
  );
}

/**
 * All rights to records, from the definitions of the kinds: moves, extensions of limits, and what applies to every
 * kind.
 */
export function recordRights(): Rights {
  const lines = (kinds as readonly Kind[]).flatMap((kind) => {
    const moves = Object.entries(kind.moves).map(([name, move]) => [`move.${name}`, moveRight(kind, move)]);
    const all = { ...namedRights(kind), ...Object.fromEntries(moves), ...extensionsOf(kind) };
    return Object.entries(all).map(([name, right]) => [`records.${kind.name}.${name}`, right]);
  });
  return { ...rights, ...Object.fromEntries(lines) };
}
