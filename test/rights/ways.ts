import { checklists } from '../../src/checklists/lists/index.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import { periodOf } from '../../src/platform/time/period.js';
import { inTheNamesPlace } from '../../src/records/messages/logged.js';
import type { HostileBank } from '../hostile/bank.js';
import type { Payload } from '../hostile/payload.js';
import { branches, staff } from '../hostile/people.js';

interface Form {
  form: string;
  metadata: object;
  values?: object;
}

/** A press, form or command as it would come, were it done now. */
type Way = { command: string } | { press: string; value: string } | Form;

const { channel } = branches.river;

/**
 * What a working day alone does not lead to, each with what it needs: told in the place of somebody who may do it, so that
 * nothing but their right keeps others from it.
 */
export async function waysTo({ db, clock }: HostileBank): Promise<Way[]> {
  const { prisma, seal } = db;
  const branch = await branchIn(db, channel);
  if (!branch) throw new Error('no branch');
  const branchId = branch.id;
  const now = clock.now();
  const mark = () => crypto.randomUUID();
  const record = (kind: string, more: object = {}) =>
    prisma.record.findFirstOrThrow({
      where: { branchId, kind, mergedId: null, ...more },
      orderBy: { number: 'asc' },
    });
  const { id: li } = await prisma.person.findUniqueOrThrow({ where: { slackId: staff.li } });
  const { id: amy } = await prisma.person.findUniqueOrThrow({ where: { slackId: staff.amy } });

  const merged = await record('suggestion');
  const into = await record('suggestion', { id: { not: merged.id } });
  await prisma.record.update({ where: { id: merged.id }, data: { mergedId: into.id } });
  const incident = await record('incident');
  const sealed = { recordId: (await record('complaint')).id };
  const name = seal.seal('Mr Khan', `${sealed.recordId}/customer`);
  await prisma.secret.upsert({
    where: { recordId_field: { recordId: sealed.recordId, field: 'customer' } },
    create: { recordId: sealed.recordId, field: 'customer', sealed: name },
    update: {},
  });
  const put = inTheNamesPlace(branch);
  await prisma.record.update({ where: { id: sealed.recordId }, data: { summary: `${put} waited an hour` } });
  const named = await record('complaint', { id: { not: sealed.recordId } });
  await prisma.record.update({ where: { id: named.id }, data: { summary: 'Mr Khan waited an hour' } });
  const untaken = await record('referral');
  const failing = await record('fault');
  await prisma.record.update({
    where: { id: failing.id },
    data: { details: { ...(failing.details as object), device: 'ATM 1' } },
  });
  const run = await prisma.run.findFirstOrThrow({ where: { branchId, recordId: null } });
  const { id: missed } = await prisma.run.create({
    data: {
      id: mark(),
      branchId,
      list: 'closing',
      date: run.date,
      slot: 'missed',
      status: 'missed',
      opensAt: run.opensAt,
      dueAt: run.dueAt,
      lateUntil: run.lateUntil,
    },
  });
  const duty = { date: '2026-11-20', post: 'lobby', shift: 'full' };
  await prisma.shift.create({ data: { branchId, ...duty, personId: amy } });
  const swap = async (state: string) => {
    const data = { withId: li, gives: { ...duty, personId: amy }, takes: null };
    const row = { id: mark(), branchId, what: 'swap', askedBy: amy, data, at: now, state };
    return (await prisma.request.create({ data: row })).id;
  };
  const [asked, agreed] = [await swap('asked'), await swap('agreed')];
  const { id: zed } = await prisma.person.findUniqueOrThrow({ where: { slackId: staff.zed } });
  const join = { id: mark(), branchId, what: 'join', askedBy: zed, at: now };
  await prisma.request.create({ data: join });
  const leave = {
    id: mark(),
    branchId,
    personId: amy,
    from: '2026-12-01',
    to: '2026-12-02',
    kind: 'leave',
    askedAt: now,
  };
  await prisma.absence.create({ data: leave });
  const proposed = { monday: '2026-11-16', dates: ['2026-11-19'], duties: [], before: [], remarks: [] };
  const proposal = async () => {
    const row = { id: mark(), branchId, what: 'roster_proposal', askedBy: li, data: proposed, at: now };
    return (await prisma.request.create({ data: row })).id;
  };
  const [waits, used, discarded] = [await proposal(), await proposal(), await proposal()];
  const week = `week/${periodOf('week', '2026-11-09', branch.timezone).name}`;
  const [list] = checklists;
  const draft = mark();
  return [
    { command: 'worklog' },
    { command: 'attendance' },
    { press: 'unfold:run', value: run.id },
    { press: 'attendance.open', value: branchId },
    { press: 'attendance.mine:2026-11-16', value: branchId },
    { press: 'attendance.all:2026-11-16', value: branchId },
    { press: 'hands.call', value: branchId },
    { press: 'setup.by_day', value: channel },
    { press: 'daylog.words:2026-11-16', value: branchId },
    { form: 'daylog.words', metadata: { branchId, date: '2026-11-16', seen: 0 } },
    { press: 'days.many', value: branchId },
    { form: 'days.asked', metadata: { draw: mark() } },
    { form: 'days.confirmed', metadata: { draw: mark(), given: {} } },
    { press: `find.who:${amy}`, value: draft },
    { press: 'export.file', value: draft },
    { press: 'report.file', value: `${branchId}/${week}` },
    { press: `hq.branch:${week}`, value: branchId },
    { press: `hq.file:${week}`, value: 'all' },
    { press: `hq.look:${week}`, value: 'all' },
    { press: 'hq.page:0', value: draft },
    { press: `hq.period:${draft}`, value: week },
    { press: 'hq.remove', value: 'C0OFFICE' },
    { press: `lists.on:${list.name}`, value: branchId },
    { press: `lists.back:${list.name}`, value: branchId },
    { form: 'lists.saved', metadata: { branchId, name: list.name, seen: 0, form: mark() } },
    { press: 'join.decline', value: join.id },
    { press: 'leave.decline', value: leave.id },
    { press: 'roster.traffic:2026-11-17', value: branchId },
    { press: 'roster.propose:2026-11-16', value: branchId },
    { press: 'proposal.open', value: waits },
    { press: 'proposal.day:2026-11-19', value: waits },
    { press: 'proposal.post:2026-11-19/counter', value: waits },
    {
      form: 'proposal.saved',
      metadata: { proposalId: waits, date: '2026-11-19', post: 'counter', mark: mark(), shown: [] },
    },
    { press: 'proposal.use', value: used },
    { press: 'proposal.discard', value: discarded },
    { press: 'record.new:incident', value: branchId },
    { press: 'record.playbook:fire', value: incident.id },
    { press: 'record.seal_name:', value: named.id },
    { press: 'record.separate', value: merged.id },
    { press: 'record.unseal_name:0', value: sealed.recordId },
    { press: 'report.action:failing', value: failing.id },
    { press: 'report.hand:untaken', value: untaken.id },
    { press: 'run.photos', value: run.id },
    { press: 'run.snooze_day', value: run.id },
    { form: 'run.excused', metadata: { run: missed } },
    { press: 'settings.back:clocks/complaint.answer', value: branchId },
    { press: `settings.each:clocks/${branchId}`, value: 'complaint.answer' },
    { press: 'swap.agree', value: asked },
    { press: 'swap.refuse', value: asked },
    { press: 'swap.approve', value: agreed },
    { press: 'swap.decline', value: agreed },
    { form: 'swap.with', metadata: { branchId }, values: { with: chosen(li), gives: chosen('') } },
    { form: 'swap.asked', metadata: { branchId, gives: '', withId: li, mark: mark() } },
  ];
}

/** What was chosen in a form's menu. */
const chosen = (value: string) => ({
  menu: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: '…' }, value } },
});

/** As Slack would send it, in the branch's channel. @param like a press that was made, and a form that was sent. */
export function payloadOf(way: Way, like: { command: Payload; press: Payload; form: Payload }): Payload {
  if ('command' in way) return changed(like.command, { text: way.command });
  if ('press' in way) {
    const action = { type: 'button', action_id: way.press, block_id: 'made', value: way.value };
    return changed(like.press, { actions: [action] });
  }
  return formOf(way, like.form);
}

/** A form as Slack would send it. @param like one that was sent. */
export function formOf({ form, metadata, values = {} }: Form, like: Payload): Payload {
  const view = {
    ...(like.body.view as object),
    callback_id: form,
    private_metadata: JSON.stringify(metadata),
    state: { values },
    blocks: Object.keys(values).map((name) => ({ type: 'input', block_id: name })),
  };
  return changed(like, { view });
}

const changed = ({ wrapped, body }: Payload, others: object): Payload => ({
  wrapped,
  body: { ...structuredClone(body), ...others },
});
