import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ChecklistName, checklists } from '../../src/checklists/lists/index.js';
import type { Checklist } from '../../src/checklists/rules/checklist.js';
import { lineOf } from '../../src/checklists/rules/line.js';
import { catalogue, features } from '../../src/modules.js';
import { languages } from '../../src/platform/directory/branch.js';
import type { Fields } from '../../src/platform/forms/field.js';
import { catalogues } from '../../src/platform/language/locales/index.js';
import { playbooks } from '../../src/playbooks/emergencies/index.js';
import { kindOf, kinds } from '../../src/records/kinds/index.js';
import { profiles } from '../../src/records/profiles/index.js';
import { allFields, type Kind } from '../../src/records/rules/kind.js';
import { reports } from '../../src/reports/definitions/index.js';
import { manifest } from '../bot.js';

const folder = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** The objects that the files of a folder define with this function, by how often it is called. */
function defined(path: string, call: string): number {
  return readdirSync(folder(path))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder(path)}/${name}`, 'utf8'))
    .reduce((count, text) => count + [...text.matchAll(new RegExp(`= ${call}\\(\\{`, 'g'))].length, 0);
}

describe('every definition is listed', () => {
  it('kinds of record', () => expect(kinds).toHaveLength(defined('records/kinds', 'defineKind')));
  it('playbooks', () => expect(playbooks).toHaveLength(defined('playbooks/emergencies', 'definePlaybook')));
  it('checklists', () => expect(checklists).toHaveLength(defined('checklists/lists', 'defineChecklist')));
  it('reports', () => expect(reports).toHaveLength(defined('reports/definitions', 'defineReport')));
  it('clock profiles', () => {
    const files = readdirSync(folder('records/profiles')).filter(
      (name) => !['index.ts', 'profile.ts'].includes(name),
    );
    expect(profiles).toHaveLength(files.length);
  });
  it('messages', () => {
    const files = readdirSync(folder(''), { recursive: true, encoding: 'utf8' });
    const names = files
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(folder(path), 'utf8'))
      .flatMap((text) => [...text.matchAll(/= defineMessage\(\{\s+name: '(\w+)'/g)])
      .map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(catalogue.messages.map(({ name }) => name).sort()).toEqual(names.sort());
  });
  it('names, prefixes and messages are told apart', () => {
    for (const names of [
      kinds.map(({ name }) => name),
      kinds.map(({ prefix }) => prefix),
      catalogue.messages.map(({ name }) => name),
    ])
      expect(new Set(names).size).toBe(names.length);
  });
  it('each button and form is answered by one conversation', () => {
    const ids = features.flatMap(({ presses, submits }) => [
      ...Object.keys(presses ?? {}),
      ...Object.keys(submits ?? {}),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const texts = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, rule]) => (rule.type === 'text' ? [{ name, rule }] : []));

describe('definitions hold together', () => {
  it.each(kinds.map((kind): [string, Kind] => [kind.name, kind]))('%s', (_, kind) => {
    const fields = allFields(kind);
    const statuses = Object.keys(kind.statuses);
    for (const move of Object.values(kind.moves)) {
      if (move.to) expect(statuses).toContain(move.to);
      for (const from of move.from) expect(statuses).toContain(from);
    }
    // Whatever a record has come to, there is a way on: what is open can be moved, what is closed taken up again.
    for (const status of statuses)
      expect(
        Object.values(kind.moves).some(
          ({ from, to, when }) => from.includes(status) && to && to !== status && !when,
        ),
        `${kind.name} ${status}`,
      ).toBe(true);
    // The card's small menu holds five: edit, hand over, same as another, and two more.
    for (const status of statuses)
      expect(
        Object.values(kind.moves).filter(({ from, aside }) => aside && from.includes(status)).length,
      ).toBeLessThan(3);
    for (const { status } of kind.starts ?? []) expect(statuses).toContain(status);
    for (const register of Object.values(kind.registers ?? {}))
      for (const status of register) expect(statuses).toContain(status);
    for (const { same } of kind.watches ?? []) expect(Object.keys(kind.fields)).toContain(same);
    if (kind.never) expect(fields[kind.never]?.type).toBe('person');
    for (const { name, rule } of texts(fields))
      if (rule.becomes) expect(kindOf(rule.becomes.kind), name).toBeDefined();
    for (const field of kind.card) {
      expect(Object.keys(fields)).toContain(field);
      expect(fields[field]?.private ?? fields[field]?.discreet).toBeUndefined();
    }
    for (const clock of kind.clocks) {
      if (Array.isArray(clock.until)) for (const status of clock.until) expect(statuses).toContain(status);
      for (const status of clock.after ?? []) expect(statuses).toContain(status);
      if ('field' in clock.limit) expect(Object.keys(fields)).toContain(clock.limit.field);
      // Only the last rung can come again.
      for (const rung of clock.ladder.slice(0, -1)) expect(rung.again).toBeUndefined();
    }
    // A phone shows few questions at a time: nothing but the text itself must be answered to log something.
    expect(Object.values(kind.fields).filter(({ required }) => required).length).toBeLessThanOrEqual(1);
  });
  describe.each(checklists.map((list): [string, Checklist] => [list.name, list]))(
    'the list %s',
    (_, list) => {
      const groups = Object.values(list.groups).map((lines) => lines.map(lineOf));

      it('fits into the checkboxes of its message, and asks only what a form can show', () => {
        expect(groups.length).toBeLessThanOrEqual(12);
        for (const lines of groups) {
          expect(lines.length).toBeLessThanOrEqual(10);
          const names = lines.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
          // Where pictures cannot be taken in, a form that asks for nothing else would be empty.
          const asked = lines.flatMap(({ asks }) => asks ?? []);
          if (asked.length > 0) expect(asked.some(({ type }) => type !== 'photos')).toBe(true);
          for (const line of lines) {
            if (line.asks?.type === 'photos') expect(line.optional).toBe(true);
            if (line.good && 'options' in line.good) {
              const options: readonly string[] = line.asks?.type === 'choice' ? line.asks.options : [];
              for (const option of line.good.options) expect(options).toContain(option);
              if (line.finds?.worst) expect(options).toContain(line.finds.worst);
            } else if (line.good) expect(['count', 'amount']).toContain(line.asks?.type);
            if (line.good && !('options' in line.good))
              expect(line.good.least ?? 0).toBeLessThanOrEqual(line.good.most ?? Number.POSITIVE_INFINITY);
          }
        }
      });

      it('escalates in few steps, in order, with somebody to tell at each', () => {
        const { remind, due, late, escalate, signatures } = list;
        expect(remind.length).toBeGreaterThan(0);
        expect(remind.length).toBeLessThanOrEqual(3);
        expect([...remind]).toEqual([...remind].sort((a, b) => b - a));
        for (const minutes of remind) expect(minutes > 0 && minutes < due, String(minutes)).toBe(true);
        expect(escalate.after).toBeLessThan(late);
        expect(escalate.to.length).toBeGreaterThan(0);
        expect(escalate.to).not.toContain(list.owner);
        expect(signatures.length).toBeGreaterThan(0);
        for (const parties of signatures) expect(parties.length).toBeGreaterThan(0);
      });

      it('has words for what it contains and for nothing else, in every language', () => {
        for (const language of languages) {
          const words = catalogues[language].lists[list.name as ChecklistName].groups;
          const told = Object.entries<{ items: object }>(words).map(([name, { items }]) => [
            name,
            Object.keys(items).sort(),
          ]);
          const defined = Object.entries(list.groups).map(([name, lines]) => [
            name,
            lines.map((line) => lineOf(line).name).sort(),
          ]);
          expect(Object.fromEntries(told)).toEqual(Object.fromEntries(defined));
        }
      });
    },
  );
});

describe('manifest.yml', () => {
  it('declares the shortcuts that are answered, and no others', () => {
    const declared = manifest.features.shortcuts
      .map(({ callback_id }: { callback_id: string }) => callback_id)
      .sort();
    expect(declared).toEqual(features.flatMap(({ shortcuts }) => Object.keys(shortcuts ?? {})).sort());
  });
});
