import type { KnownBlock } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import { section } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { branchesWith } from '../../platform/directory/store/branches.js';
import { text } from '../../platform/forms/read.js';
import { may } from '../../platform/rights/rights.js';
import { standInById } from '../../platform/slack/branch.js';
import type { FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { logged, withNames } from '../messages/logged.js';
import { whereInputs } from '../messages/spread.js';
import { code, type Kind } from '../rules/kind.js';
import { rightsOf } from '../rules/kind-rights.js';
import { type LogInput, log } from '../rules/log.js';
import { saveAcross } from '../store/spread.js';

/** A branch to which a record is copied. */
type Target = Awaited<ReturnType<typeof branchesWith>>[number];

/** Whether there are other branches in which the person may log this kind. */
export async function mayAskWhere(request: Request, kind: Kind, { who }: Acting): Promise<boolean> {
  if (!may(rightsOf(kind).spread, who)) return false;
  return (await branchesWith(request.db, kind.name)).length > 1;
}

/** The form's inputs for the branches, for people who may log it in several. */
export async function askWhere(request: Request, kind: Kind, { who, scene }: Acting): Promise<KnownBlock[]> {
  if (!may(rightsOf(kind).spread, who)) return [];
  const all = await branchesWith(request.db, kind.name);
  return all.length > 1 ? whereInputs(scene.branch, all.length, request.speech) : [];
}

/** The branches that the form names; null where it stays in this one. Branches that do not use the kind are left out. */
export async function whereTo(request: FormSubmit, kind: Kind, { who }: Acting): Promise<Target[] | null> {
  const where = request.values.where?.selected_option?.value;
  if (!may(rightsOf(kind).spread, who) || (where !== 'all' && where !== 'some')) return null;
  const all = await branchesWith(request.db, kind.name);
  if (where === 'all') return all;
  const parts = (text(request.values.names) ?? '')
    .split(/[,，、;；\n]/u)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  return all.filter(({ name }) => parts.some((part) => name.toLowerCase().includes(part)));
}

/** Saves the first record at once; the copies follow with the next beats, each with a number of its own branch. */
export async function keepAcross(
  request: Request,
  { kind, input }: { kind: Kind; input: LogInput },
  here: Acting,
  targets: readonly Target[],
): Promise<Reply> {
  const first = targets.find(({ id }) => id === here.scene.branch.id) ?? targets[0];
  const { scene, who } = await standInById(request, first?.id);
  const { change, masked } = log(kind, input, who, scene);
  const rest = targets.map(({ id }) => id).filter((id) => id !== scene.branch.id);
  const record = await saveAcross(
    { db: request.db, key: request.key, branch: scene.branch },
    change,
    input.text,
    rest,
  );
  const names = targets.map(({ name }) => escapeText(name));
  const shown = names.slice(0, 30).join(', ') + (names.length > 30 ? ' …' : '');
  const slots = { code: code(kind, record.number), count: targets.length, names: shown };
  const sent = request.speech.t('spread.sent', slots);
  const { text: said, blocks } = logged({ ...withNames(record, scene), masked }, request.speech);
  return { say: { text: `${said}\n${sent}`, blocks: [...blocks, section(sent)] } };
}
