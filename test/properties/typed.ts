import { inEveryLanguage } from '../../src/platform/language/speak.js';
import type { Kind } from '../../src/records/rules/kind.js';
import type { Canaries } from './canary.js';
import { chance, type Draw, oneOf } from './draw.js';
import { phrase } from './filling.js';

/** Who types, and out of what. */
export interface Typist {
  draw: Draw;
  canaries: Canaries;
  who: string;
}

/** A line after `/lobby` that logs something: the kind, and what may stand in it. */
export function lineOf(kind: Kind, { draw, canaries, who }: Typist): string {
  const tags = Object.entries(kind.fields).flatMap(([name, field]) =>
    'options' in field
      ? field.options.map((one) =>
          oneOf(draw, inEveryLanguage(`kinds.${kind.name}.fields.${name}.options.${one}`)),
        )
      : [],
  );
  const pieces = [
    ...(tags.length > 0 && chance(draw, 60) ? [`#${oneOf(draw, tags).replace(/\s/g, '')}`] : []),
    ...(chance(draw, 25)
      ? [oneOf(draw, ['sev1', 'sev2', 's3', '18 35', '#ATM1', '#ATM2', '#ATM2', '#waiting', '#lead'])]
      : []),
    ...(chance(draw, kind.never ? 60 : 25)
      ? [oneOf(draw, ['@amy', '@ben', '@li', '@hua', '@rui', '@eve', '@nobody', '<@U05RUI|rui>'])]
      : []),
    phrase(draw),
    ...(chance(draw, 50) ? [canaries.number(draw, who)] : []),
    ...(kind.text === 'sealed' ? [canaries.name(draw, who)] : []),
  ];
  const word = oneOf(draw, inEveryLanguage(`commands.${kind.name}`)).split(' ')[0];
  return `${word} ${pieces.join(' ')}`;
}

/** A line that asks for something, or that Lobby does not understand. */
export function question(kind: Kind, { draw, canaries, who }: Typist): string {
  return oneOf(draw, [
    () => '',
    () => 'help',
    () => 'my',
    () => 'list',
    () => `list ${kind.name}`,
    () => `find ${phrase(draw)}`,
    () => `find ${canaries.number(draw, who)}`,
    () => 'find INC-1',
    () => 'checklist',
    () => `incidnet ${phrase(draw)} ${canaries.number(draw, who)}`,
    () => `${phrase(draw)} ${canaries.number(draw, who)}`,
  ])();
}
