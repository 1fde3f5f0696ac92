import { describe, expect, it } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { kinds } from '../../src/records/kinds/index.js';
import { recordCard } from '../../src/records/messages/card.js';
import { isOpenStatus, type Kind } from '../../src/records/rules/kind.js';
import { offered } from '../../src/records/rules/move.js';
import { interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import { amy, at, auditor, hq, hua, li, rui } from '../scene.js';
import { lives, type Standing } from './lives.js';

const monday = '2026-11-16T02:00:00Z';
const countries = ['CN', 'GB', 'BH', 'TW'];
/** One of each role that moves ask for. */
const members = [amy, li, rui, hua, hq, auditor];

/** The standings from which one that `arrives` can be reached, itself included. */
function leadTo(all: ReadonlyMap<string, Standing>, arrives: (one: Standing) => boolean): Set<string> {
  const from = new Map<string, string[]>();
  for (const [key, { ways }] of all) for (const { to } of ways) from.set(to, [...(from.get(to) ?? []), key]);
  const reached = new Set([...all].filter(([, one]) => arrives(one)).map(([key]) => key));
  const ahead = [...reached];
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop())
    for (const before of from.get(key) ?? [])
      if (!reached.has(before)) {
        reached.add(before);
        ahead.push(before);
      }
  return reached;
}

const scene = at(monday);
const offers = (kind: Kind, { record, clocks }: Standing) => offered(kind, record, clocks, scene.branch);
const namesOf = (moves: readonly [string, unknown][]) => moves.map(([name]) => name).sort();

/** The moves that can be pressed on a record's card, as buttons or in its small menu. */
function onCard(kind: Kind, { record, clocks }: Standing): string[] {
  const nothing = { codes: new Map(), absorbed: [], earlier: [], photos: [], names: new Map() };
  const card = {
    ...nothing,
    record,
    kind,
    clocks,
    branch: scene.branch,
    sealed: ['customer'],
    now: scene.now,
  };
  return interactives(recordCard(card, speak('en')).blocks)
    .flatMap(({ actionId, element }) => [actionId, ...offeredBy(element).map(({ value }) => value)])
    .flatMap((one) => /^(?:record\.move:|move\.)(\w+)/.exec(one)?.[1] ?? [])
    .sort();
}

describe.each(kinds as readonly Kind[])('a record of the kind $name', (kind) => {
  const everywhere = countries.map((country) => lives(kind, { ...at(monday, { country }), members }));
  const all = everywhere.flatMap((found) => [...found.values()]);
  const closed = ({ record }: Standing) => !isOpenStatus(kind, record.status);

  it('can be brought to an end from wherever people can bring it', () => {
    for (const found of everywhere) {
      const ending = leadTo(found, closed);
      expect([...found.keys()].filter((key) => !ending.has(key))).toEqual([]);
    }
  });

  it('can be taken up again, or taken back, from wherever it has ended', () => {
    const ended = all.filter(closed);
    expect(ended.length).toBeGreaterThan(0);
    const stuck = everywhere.flatMap((found) =>
      [...found].filter(
        ([, one]) =>
          closed(one) && !one.ways.some(({ to }) => found.get(to)?.record.status !== one.record.status),
      ),
    );
    expect(stuck.map(([key]) => key)).toEqual([]);
  });

  it('has no status and no move that nobody can ever get to', () => {
    expect(new Set(all.map(({ record }) => record.status))).toEqual(new Set(Object.keys(kind.statuses)));
    expect(new Set(all.flatMap(({ ways }) => ways.flatMap(({ move }) => move ?? [])))).toEqual(
      new Set(Object.keys(kind.moves)),
    );
  });

  it('shows on its card every move that is offered', () => {
    const unlike = new Map(all.map((one) => [`${one.record.status} ${namesOf(offers(kind, one))}`, one]));
    for (const one of unlike.values())
      expect(onCard(kind, one), one.record.status).toEqual(namesOf(offers(kind, one)));
  });

  it('asks nothing that its timeline already uses for something else', () => {
    const asked = Object.values(kind.moves).flatMap(({ asks = {} }) => Object.keys(asks));
    expect(asked.filter((name) => ['move', 'from', 'to'].includes(name))).toEqual([]);
  });

  it('is never moved by an auditor', () => {
    expect(all.flatMap(({ ways }) => ways).filter(({ by }) => by === auditor.personId)).toEqual([]);
  });

  it('is closed exactly while its status is', () => {
    expect(all.filter((one) => closed(one) !== (one.record.closedAt !== null))).toEqual([]);
  });
});
