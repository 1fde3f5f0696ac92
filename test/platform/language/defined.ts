import { checklists } from '../../../src/checklists/lists/index.js';
import type { Checklist } from '../../../src/checklists/rules/checklist.js';
import { lineOf } from '../../../src/checklists/rules/line.js';
import { features } from '../../../src/modules.js';
import { roles } from '../../../src/platform/directory/roles.js';
import type { Field } from '../../../src/platform/forms/field.js';
import type { Command } from '../../../src/platform/slack/request.js';
import { kinds } from '../../../src/records/kinds/index.js';
import { profiles } from '../../../src/records/profiles/index.js';
import { allFields, type Kind } from '../../../src/records/rules/kind.js';
import { dayMeasures } from '../../../src/reports/definitions/daily.js';
import { reports } from '../../../src/reports/definitions/index.js';
import { themes } from '../../../src/reports/rules/measure.js';
import { pages } from '../../../src/settings/pages/index.js';

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

const ofCommand = ([name, { helpGroup }]: [string, Command]) => [
  `commands.${name}`,
  ...(helpGroup ? [`help.lines.${name}`] : []),
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
    ...features.flatMap(({ commands = {} }) => Object.entries(commands)).flatMap(ofCommand),
    ...roles.flatMap((role) => [`roles.${role}`, `setup.people.${role}`]),
    // Routines that are neither lists nor reports.
    'briefing.name',
  ];
}
