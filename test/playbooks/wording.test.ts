import { describe, expect, it } from 'vitest';
import { languages } from '../../src/platform/directory/branch.js';
import { catalogues } from '../../src/platform/language/locales/index.js';
import { playbooks } from '../../src/playbooks/emergencies/index.js';
import { emergencyNumbers } from '../../src/playbooks/rules/numbers.js';

type Words = Record<string, { name: string; groups: Record<string, { name: string; steps: object }> }>;
const worded = languages.map((language): [string, Words] => [language, catalogues[language].playbooks]);

const stepsOf = (words: Words): [string, string][] =>
  Object.entries(words).flatMap(([name, { groups }]) =>
    Object.entries(groups).flatMap(([group, { steps }]) =>
      Object.entries(steps).map(([step, text]): [string, string] => [`${name}.${group}.${step}`, text]),
    ),
  );
const slotsIn = (text: string) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, slot]) => slot).sort();
/** As it is read in China, where every service has a number of its own. */
const read = (text: string) =>
  text.replace(
    /\{\{(.*?)\}\}/g,
    (_, slot: keyof ReturnType<typeof emergencyNumbers>) => emergencyNumbers('CN')[slot],
  );

describe.each(worded)('the playbooks in %s', (language, words) => {
  it('have the words of every group and step, in their order, and no others', () => {
    const defined = playbooks.map(({ name, groups }) => [name, groups]);
    const worded = Object.entries(words).map(([name, { groups }]) => [
      name,
      Object.fromEntries(Object.entries(groups).map(([group, { steps }]) => [group, Object.keys(steps)])),
    ]);
    expect(Object.fromEntries(worded)).toEqual(Object.fromEntries(defined));
    for (const [name, groups] of defined)
      expect(Object.keys(words[String(name)]?.groups ?? {})).toEqual(Object.keys(groups ?? {}));
  });

  it('are sentences that fit a checkbox, each said once in its playbook', () => {
    for (const [key, text] of stepsOf(words)) {
      const said = read(text);
      expect(said, key).not.toMatch(/undefined|[.。]$/);
      expect(said.length, `${key}: ${said}`).toBeLessThanOrEqual(language === 'en' ? 75 : 36);
      expect(said.length, key).toBeGreaterThan(4);
    }
    const steps = stepsOf(words).map(([key, text]) => `${key.split('.')[0]} ${text}`);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('name the same emergency numbers in the same steps as in English', () => {
    const english = new Map(stepsOf(catalogues.en.playbooks));
    for (const [key, text] of stepsOf(words))
      expect(slotsIn(text), key).toEqual(slotsIn(english.get(key) ?? ''));
  });
});
