import { describe, expect, it } from 'vitest';
import type { Branch } from '../../src/platform/directory/branch.js';
import type { Member } from '../../src/platform/directory/roles.js';
import { Refusal } from '../../src/platform/refusal.js';
import type { Clock } from '../../src/platform/time/clock.js';
import { playbooksAmong } from '../../src/playbooks/rules/list.js';
import { action } from '../../src/records/kinds/action.js';
import { appointment } from '../../src/records/kinds/appointment.js';
import { care } from '../../src/records/kinds/care.js';
import { complaint } from '../../src/records/kinds/complaint.js';
import { fault } from '../../src/records/kinds/fault.js';
import { flow } from '../../src/records/kinds/flow.js';
import { incident } from '../../src/records/kinds/incident.js';
import { meeting } from '../../src/records/kinds/meeting.js';
import { referral } from '../../src/records/kinds/referral.js';
import { advance, assign, edit, merge, release, separate } from '../../src/records/rules/change.js';
import { runDueSteps } from '../../src/records/rules/clocks.js';
import { playbooksOf } from '../../src/records/rules/consequences.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { log } from '../../src/records/rules/log.js';
import { move, offered } from '../../src/records/rules/move.js';
import { type Called, readLine } from '../../src/records/rules/read-line.js';
import type { Change, LobbyRecord } from '../../src/records/rules/record.js';
import { thresholdOf } from '../../src/records/rules/threshold.js';
import { amy, at, ben, branch, fang, hq, hua, li, rui } from '../scene.js';

const monday = '2026-11-16T02:00:00Z';
const refused = (deed: () => unknown): string => {
  try {
    deed();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};

/** A record that lives on, press by press. */
function life(
  kind: Kind,
  text: string,
  values: Record<string, unknown> = {},
  who: Member = amy,
  now = monday,
) {
  let record: LobbyRecord;
  let clocks: Clock[] = [];
  const keep = (change: Change | null) => {
    if (!change) return change;
    record = change.record;
    clocks = [
      ...clocks.filter(({ name }) => !change.clocks.some((one) => one.name === name)),
      ...change.clocks,
    ];
    return change;
  };
  const { change } = log(kind, { text, values }, who, at(now));
  record = change.record;
  keep(change);
  return {
    first: change,
    get record() {
      return record;
    },
    get clocks() {
      return clocks;
    },
    clock: (name: string) => clocks.find((one) => one.name === name),
    does: (name: string, by: Member, given: Record<string, unknown> = {}, when = now) =>
      keep(move({ kind, record, clocks }, name, given, { who: by, scene: at(when) })),
    change: (deed: (record: LobbyRecord, clocks: Clock[]) => Change | null) => keep(deed(record, clocks)),
    offers: () => offered(kind, record, clocks, branch).map(([name]) => name),
  };
}

describe('an extension', () => {
  it('is asked for, granted by another, longer than before, and the customer is told', () => {
    const one = life(complaint, 'a fee nobody explained');
    expect(one.clock('decide_cn')?.dueAt).toEqual(new Date('2026-12-01T15:59:59.000Z'));
    expect(one.offers()).toContain('ask_extension');
    const asked = one.does('ask_extension', li, { extension_why: 'the fee office is slow' });
    expect(asked?.nudges.map(({ personId }) => personId)).toEqual([hua.personId, hq.personId]);
    expect(one.offers()).not.toContain('ask_extension');
    expect(refused(() => one.does('grant_extension', fang))).toBe('not_allowed');
    one.does('grant_extension', hua);
    expect(one.clock('decide_cn')).toMatchObject({
      dueAt: new Date('2026-12-16T15:59:59.000Z'),
      extended: 1,
      stoppedAt: null,
    });
    expect(one.clock('extension_told')?.stoppedAt).toBeNull();
    one.does('tell_extension', li, { extension_told: 'by telephone, why and until when' });
    expect(one.clock('extension_told')?.stoppedAt).not.toBeNull();
    one.does('ask_extension', li, { extension_why: 'still' });
    // The second one is for those above the branch.
    expect(refused(() => one.does('grant_extension', hua))).toBe('not_allowed');
    one.does('grant_extension', hq);
    expect(one.clock('decide_cn')).toMatchObject({
      dueAt: new Date('2027-01-15T15:59:59.000Z'),
      extended: 2,
    });
    one.does('tell_extension', li, { extension_told: 'by letter' });
    expect(one.offers()).not.toContain('ask_extension');
  });
  it('never shortens a limit that the branch set itself', () => {
    const limits = { 'complaint.decide_cn': { calendarDays: 45 } };
    const scene = at(monday, { settings: { limits } });
    const { record, clocks } = log(complaint, { text: 'x', values: {} }, amy, scene).change;
    const own = clocks.find(({ name }) => name === 'decide_cn');
    expect(own?.dueAt).toEqual(new Date('2026-12-31T15:59:59.000Z'));
    const granted = (by: Member, before: readonly Clock[]) => {
      const asked = { ...record, details: { extension: 'asked', extension_by: li.personId } };
      const change = move(
        { kind: complaint, record: asked, clocks: before },
        'grant_extension',
        {},
        { who: by, scene },
      );
      return change.clocks.find(({ name }) => name === 'decide_cn');
    };
    // The first extension would end after 30 days, the second after 60.
    const first = granted(hua, clocks);
    expect(first).toMatchObject({ dueAt: own?.dueAt, extended: 1 });
    expect(granted(hq, first ? [first] : [])).toMatchObject({
      dueAt: new Date('2027-01-15T15:59:59.000Z'),
      extended: 2,
    });
  });
  it('is not granted by the person who asked', () => {
    const one = life(complaint, 'x');
    one.does('ask_extension', hua, { extension_why: 'x' });
    expect(refused(() => one.does('grant_extension', hua))).toBe('same_person');
  });
  it('is offered only where the rules of the country know one', () => {
    const { record, clocks } = life(complaint, 'x');
    const place = { ...branch, country: 'GB' };
    expect(offered(complaint, record, clocks, place).map(([name]) => name)).not.toContain('ask_extension');
  });
});

describe('the guard', () => {
  it('keeps a complaint from the person whom it names', () => {
    expect(
      refused(() =>
        log(
          complaint,
          { text: 'x', values: { against: li.personId }, ownerId: li.personId },
          amy,
          at(monday),
        ),
      ),
    ).toBe('about_them');
    const one = life(complaint, 'x', { against: li.personId });
    // The lobby manager would have heard; it is about her, so the head does.
    expect(one.first.nudges.map(({ personId }) => personId)).toEqual([hua.personId]);
    expect(refused(() => one.does('take', li))).toBe('conflicted');
    expect(
      refused(() =>
        one.change((record, clocks) =>
          assign({ kind: complaint, record, clocks }, li.personId, hua, at(monday)),
        ),
      ),
    ).toBe('about_them');
    expect(
      refused(() =>
        one.change((record, clocks) =>
          edit({ kind: complaint, record, clocks }, { values: {} }, li, at(monday)),
        ),
      ),
    ).toBe('conflicted');
    const answer = one.clock('answer');
    if (!answer) throw new Error('no clock');
    const { nudges } = runDueSteps(
      { kind: complaint, record: one.record },
      answer,
      at('2026-11-17T10:00:00Z'),
    );
    expect(nudges.map(({ personId }) => personId)).toEqual([hua.personId]);
  });
  it('does not let an owner become the person it names', () => {
    const one = life(complaint, 'x');
    one.does('take', li);
    const values = { against: li.personId };
    expect(
      refused(() =>
        one.change((record, clocks) =>
          edit({ kind: complaint, record, clocks }, { values }, hua, at(monday)),
        ),
      ),
    ).toBe('about_them');
  });
});

describe('what follows closing', () => {
  it('runs on the closed record, and no longer when it is taken up again', () => {
    const one = life(complaint, 'x');
    one.does('resolve', li, { result: 'paid back' });
    expect(one.record.closedAt).not.toBeNull();
    expect(one.clock('follow_up')?.stoppedAt).toBeNull();
    one.does('reopen', li, { reason: 'it was charged again' });
    expect(one.clock('follow_up')?.stoppedAt).not.toBeNull();
    one.does('resolve', li, { result: 'paid back' });
    one.does('follow_up', li, { satisfied: true });
    expect(one.clock('follow_up')?.stoppedAt).not.toBeNull();
    expect(one.record.status).toBe('followed_up');
  });
  it('offers the lesson to the case library once', () => {
    const one = life(complaint, 'x');
    one.does('resolve', li, { result: 'paid back', lesson: 'tell fees before the form is signed' });
    expect(one.offers()).toContain('share');
    const shared = one.does('share', li, { case_text: 'tell fees first' });
    expect(shared?.spawned.map(({ record }) => [record.kind, record.summary, record.details])).toEqual([
      ['case', 'tell fees first', { topic: 'complaint' }],
    ]);
    expect(one.offers()).not.toContain('share');
  });
});

describe('steps', () => {
  it('go forward one press at a time, and never back', () => {
    const one = life(complaint, 'x');
    const step = (to: string) =>
      one.change((record) =>
        advance({ kind: complaint, record }, 'step', to, { who: ben, scene: at(monday) }),
      );
    expect(step('quiet_place')?.record.details.step).toBe('quiet_place');
    expect(step('listen')?.record.details.step).toBe('listen');
    expect(step('calm')).toBeNull();
    expect(refused(() => step('nonsense'))).toBe('gone');
  });
});

describe('texts that bring forth records', () => {
  it('make an action of each decision, with whom and by when', () => {
    const decisions = '- new sign at the door @ben 2026-11-20\n2. order more slips\n\n';
    const { first } = life(meeting, 'weekly', { decisions }, li);
    expect(
      first.spawned.map(({ record }) => [
        record.summary,
        record.ownerId,
        record.details.due,
        record.parentId,
      ]),
    ).toEqual([
      ['new sign at the door 2026-11-20', ben.personId, '2026-11-20', first.record.id],
      ['order more slips', null, undefined, first.record.id],
    ]);
    expect(first.events.filter(({ type }) => type === 'spawned')).toHaveLength(2);
  });
});

describe('one that is two, and two that are one', () => {
  it('merges into another of its kind, keeps its number, and can be taken apart again', () => {
    const one = life(complaint, 'x');
    const other = life(complaint, 'the same x');
    const scene = at('2026-11-16T03:00:00Z');
    expect(
      refused(() =>
        merge(
          { kind: complaint, record: one.record, clocks: one.clocks },
          life(incident, 'y').record,
          li,
          scene,
        ),
      ),
    ).toBe('not_same');
    const [merged, kept] = merge(
      { kind: complaint, record: one.record, clocks: one.clocks },
      other.record,
      li,
      scene,
    );
    expect(merged.record).toMatchObject({ mergedId: other.record.id, closedAt: scene.now, status: 'new' });
    expect(merged.clocks.every(({ stoppedAt }) => stoppedAt)).toBe(true);
    expect(kept.events[0]).toMatchObject({ type: 'absorbed', data: { record: one.record.id } });
    one.change(() => merged);
    expect(one.offers()).toEqual([]);
    expect(refused(() => one.does('take', li))).toBe('merged');
    one.change((record, clocks) => separate({ kind: complaint, record, clocks }, li, scene));
    expect(one.record).toMatchObject({ mergedId: null, closedAt: null });
    expect(one.clock('solve')?.stoppedAt).toBeNull();
  });
});

describe('not mine', () => {
  it('gives it back, tells who leads the lobby, and lets anybody take it again', () => {
    const one = life(incident, 'x');
    one.does('take', ben);
    expect(
      refused(() =>
        one.change((record, clocks) => release({ kind: incident, record, clocks }, amy, at(monday))),
      ),
    ).toBe('moved_on');
    const given = one.change((record, clocks) =>
      release({ kind: incident, record, clocks }, ben, at(monday)),
    );
    expect(given?.nudges.map(({ personId, why }) => [personId, why])).toEqual([
      [li.personId, 'released'],
      [fang.personId, 'released'],
    ]);
    expect(one.record).toMatchObject({ status: 'handling', ownerId: null });
    expect(one.offers()).toContain('take');
    one.does('take', amy);
    expect(one.record.ownerId).toBe(amy.personId);
  });
});

describe('where a record starts', () => {
  it('is told by what it holds', () => {
    expect(life(care, 'helped to the counter', { type: 'elderly' }).record.closedAt).not.toBeNull();
    const stopped = life(care, 'a transfer to a "policeman"', { type: 'fraud_stopped' });
    expect(stopped.record).toMatchObject({ status: 'call_due', closedAt: null, ownerId: amy.personId });
    expect(stopped.clock('called')?.dueAt).toEqual(new Date('2026-11-19T15:59:59.000Z'));
  });
  it('needs no words where numbers say it', () => {
    expect(life(flow, '', { waiting: 18 }).record).toMatchObject({ summary: '', status: 'noted' });
    expect(refused(() => life(flow, ''))).toBe('faults');
  });
});

describe('ladders', () => {
  it('begin again after the last rung, less and less often', () => {
    const { clock } = life(incident, 'x', {}, amy, monday);
    const settled = clock('settled');
    if (!settled) throw new Error('no clock');
    const scene = at('2026-12-14T02:00:00Z', { settings: {} });
    const one = life(incident, 'x');
    const { clock: next, nudges } = runDueSteps({ kind: incident, record: one.record }, settled, scene);
    expect(nudges.map(({ personId }) => personId)).toEqual([li.personId]);
    // Due on Thursday the 19th at five; then every seven days.
    expect(next.wakeAt).toEqual(new Date('2026-12-17T09:00:00Z'));
  });
  it('go to somebody else where nobody is whom they name', () => {
    const waiting = life(referral, 'x', { waiting: true, rm: rui.personId });
    const clock = waiting.clock('waiting');
    if (!clock) throw new Error('no clock');
    expect(runDueSteps({ kind: referral, record: waiting.record }, clock, at(monday)).nudges).toMatchObject([
      { personId: rui.personId, urgent: true, why: 'remind' },
    ]);
    // Told by the clock at once, and not by a second message.
    expect(waiting.first.nudges).toEqual([]);
  });
});

describe('a branch of its own mind', () => {
  it('has its own limits, for records to come', () => {
    const scene = at(monday, { settings: { limits: { 'complaint.solve': { hours: 48 } } } });
    const { change } = log(complaint, { text: 'x', values: {} }, amy, scene);
    expect(change.clocks.find(({ name }) => name === 'solve')?.dueAt).toEqual(
      new Date('2026-11-18T02:00:00Z'),
    );
  });
  it('says from which sum a signal is one, in its own currency', () => {
    expect(thresholdOf(referral, 'payroll', branch)).toBe(3000);
    const payroll = (country: string, settings: Branch['settings'] = {}) =>
      thresholdOf(referral, 'payroll', { ...branch, country, settings });
    expect(payroll('GB')).toBe(2500);
    expect(payroll('TW')).toBe(60_000);
    expect(payroll('GB', { thresholds: { payroll: 2800 } })).toBe(2800);
    expect(payroll('GB', { currency: 'INR' })).toBeNull();
  });
});

describe('playbooks', () => {
  it('go with the type, with many people, and with nothing else', () => {
    const opened = (kind: Kind, values: Record<string, unknown>) =>
      playbooksAmong(playbooksOf(kind, life(kind, 'x', values).record));
    expect(opened(incident, { type: 'medical' })).toEqual(['medical']);
    expect(opened(incident, { type: 'other' })).toEqual([]);
    expect(opened(incident, {})).toEqual([]);
    expect(opened(complaint, { people: 19 })).toEqual([]);
    expect(opened(complaint, { people: 20, form: 'group' })).toEqual(['group_complaint']);
    expect(refused(() => life(complaint, 'x', { speakers: 6 }))).toBe('faults');
  });
});

describe('checked by a second person', () => {
  it('is neither its owner nor whoever did it', () => {
    const one = life(action, 'x', {}, amy);
    one.does('finish', li, { proof: 'done' });
    expect(refused(() => one.does('approve', li))).toBe('same_person');
    one.does('approve', fang);
    expect(one.record).toMatchObject({
      status: 'checked',
      details: { done_by: li.personId, checked_by: fang.personId },
    });
  });
});

describe('numbers, entries and times in a quick line', () => {
  const none: Called = { option: () => [], field: () => [] };
  it.each([
    ['18 35', { waiting: 18, longest: 35 }, ''],
    ['18人 35分钟 队伍很长', { waiting: 18, longest: 35 }, '18人 35分钟 队伍很长'],
    ['18 people, 35 min, long queue', { waiting: 18, longest: 35 }, '18 people, 35 min, long queue'],
    ['long queue 18', {}, 'long queue 18'],
  ])('%s', (line, values, text) => {
    expect(readLine(flow, line, at(monday), none)).toMatchObject({ values, text });
  });
  it('takes an entry of the branch, and any word where it keeps no list', () => {
    const lists = { devices: ['ATM 1', 'ATM 2'] };
    expect(readLine(fault, '#atm2 no cash', at(monday, { settings: { lists } }), none).values).toEqual({
      device: 'ATM 2',
    });
    expect(readLine(fault, '#kiosk dead', at(monday, { settings: { lists } }), none)).toMatchObject({
      values: {},
      unsure: [{ piece: '#kiosk', why: 'unknown' }],
    });
    expect(readLine(fault, '#kiosk dead', at(monday), none).values).toEqual({ device: 'kiosk' });
  });
  it.each([
    ['14:30 Mrs Chen', '2026-11-16T06:30:00.000Z'],
    ['9:15 somebody', '2026-11-17T01:15:00.000Z'],
    ['tomorrow 2pm', '2026-11-17T06:00:00.000Z'],
    ['明天下午3点半来访', '2026-11-17T07:30:00.000Z'],
    ['11/20 10:00', '2026-11-20T02:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(readLine(appointment, text, at(monday), none).values.at).toBe(expected);
  });
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['by 11/30', '2026-11-30'],
    ['1月5日前', '2027-01-05'],
    ['tomorrow', '2026-11-17'],
    ['99/99', undefined],
  ])('the day in %s', (text, expected) => {
    expect(readLine(action, text, at(monday), none).values.due).toBe(expected);
  });
});
