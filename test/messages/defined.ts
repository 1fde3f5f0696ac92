import type { Checklist } from '../../src/domain/checklists/checklist.js';
import { checklists } from '../../src/domain/checklists/index.js';
import { lineOf } from '../../src/domain/checklists/line.js';
import type { Field } from '../../src/domain/field.js';
import { roles } from '../../src/domain/people/roles.js';
import { kinds } from '../../src/domain/records/index.js';
import { allFields, type Kind } from '../../src/domain/records/kind.js';
import { dayMeasures } from '../../src/domain/reports/daily.js';
import { reports } from '../../src/domain/reports/index.js';
import { themes } from '../../src/domain/reports/measure.js';
import { pages } from '../../src/domain/settings/index.js';
import { profiles } from '../../src/domain/time/profiles/index.js';

const optionsOf = (field: Field) => ('options' in field ? field.options : []);

const ofKind = (kind: Kind) => [
  ...['name', 'many', 'about', 'example', 'summary'].map((each) => `kinds.${kind.name}.${each}`),
  ...Object.entries(allFields(kind)).flatMap(([name, field]) => [
    `kinds.${kind.name}.fields.${name}.label`,
    ...optionsOf(field).map((option) => `kinds.${kind.name}.fields.${name}.options.${option}`),
  ]),
  ...Object.keys(kind.statuses).map((status) => `kinds.${kind.name}.statuses.${status}`),
  ...Object.keys(kind.moves).flatMap((move) => [
    `kinds.${kind.name}.moves.${move}.label`,
    `kinds.${kind.name}.moves.${move}.did`,
  ]),
  ...Object.keys(kind.registers ?? {}).map((register) => `kinds.${kind.name}.registers.${register}`),
  ...kind.clocks.map(({ name }) => `clocks.${kind.name}.${name}`),
];

const ofList = ({ name, groups }: Checklist) => [
  `lists.${name}.name`,
  ...Object.entries(groups).flatMap(([group, lines]) => [
    `lists.${name}.groups.${group}.name`,
    ...lines
      .map(lineOf)
      .flatMap((line) => [
        `lists.${name}.groups.${group}.items.${line.name}`,
        ...(line.asks?.type === 'choice' ? [`lists.${name}.groups.${group}.options.${line.name}`] : []),
      ]),
  ]),
];

/** Every key of the catalogues that is put together from a definition. */
export function definedKeys(): string[] {
  return [
    ...kinds.flatMap(ofKind),
    ...pages.map(({ name }) => `settings.pages.${name}`),
    ...profiles.map(({ name }) => `settings.profiles.${name}`),
    ...profiles.flatMap(({ clocks }) =>
      Object.entries(clocks).flatMap(([kind, rules]) => rules.map(({ name }) => `clocks.${kind}.${name}`)),
    ),
    ...checklists.flatMap(ofList),
    ...reports.flatMap(({ name }) => ['name', 'title', 'period'].map((each) => `reports.${name}.${each}`)),
    ...reports.flatMap(({ measures }) => measures.map(({ name }) => `measures.${name}`)),
    ...reports.flatMap(({ tallies, rankings }) =>
      [...tallies, ...rankings].map(({ name }) => `measures.${name}`),
    ),
    ...themes.map((name) => `themes.${name}`),
    ...dayMeasures.map(({ name }) => `measures.${name}`),
    ...roles.flatMap((role) => [`roles.${role}`, `setup.people.${role}`]),
    // Routines that are neither lists nor reports.
    'briefing.name',
  ];
}
