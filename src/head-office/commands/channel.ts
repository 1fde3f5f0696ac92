import { z } from 'zod';
import { sentence } from '../../platform/blocks/kit.js';
import { languages } from '../../platform/directory/branch.js';
import { branchIn } from '../../platform/directory/store/branches.js';
import { carriedAs, text } from '../../platform/forms/read.js';
import { Refusal } from '../../platform/refusal.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { assertMayHere } from '../../platform/slack/rights.js';
import { isTimezone } from '../../platform/time/zone.js';
import { officeForm, officeGone } from '../messages/office.js';
import { rights } from '../rights.js';
import { headOfficeOf, removeHeadOffice, saveHeadOffice } from '../store/head-office.js';

const channelId = z.string().regex(/^[CG][A-Z0-9]+$/);
const actorOf = ({ caller, slackId }: Request) => caller.person?.id ?? slackId;

/** A button in the form of `/lobby setup`: makes the channel head office's instead of a branch's. */
async function choose(request: ButtonPress): Promise<Reply> {
  await assertMayHere(request, rights['head-office.choose_channel']);
  const { db, speech, value } = request;
  const channel = carriedAs(channelId, value);
  if (await branchIn(db, channel)) throw new Refusal('gone');
  const office = await headOfficeOf(db);
  // If head office has a channel already, its time zone and language are proposed again.
  const form = officeForm(
    {
      channel,
      timezone: office?.timezone ?? (await request.timezone()),
      language: office?.language ?? speech.language,
    },
    false,
    speech,
  );
  return { update: form };
}

async function save(request: FormSubmit): Promise<Reply> {
  await assertMayHere(request, rights['head-office.choose_channel']);
  const { db, values, now, key, speech } = request;
  const { channel } = carriedAs(z.object({ channel: channelId }), request.metadata);
  const timezone = text(values.timezone) ?? '';
  const language = languages.find((one) => one === values.language?.selected_option?.value);
  const faults = {
    ...(isTimezone(timezone) ? {} : { timezone: speech.t('setup.bad_timezone') }),
    ...(language ? {} : { language: speech.t('faults.missing') }),
  };
  if (Object.keys(faults).length > 0 || !language) return { faults };
  if (await branchIn(db, channel)) return { say: sentence(speech.t('hq.office.is_branch')) };
  const next = await saveHeadOffice(
    { db, actor: actorOf(request), key, now },
    { channel, timezone, language },
  );
  const when = speech.moment(next.at, timezone);
  return { say: sentence(`${speech.t('hq.office.saved', { when })}\n${speech.t('setup.invite')}`) };
}

async function remove(request: ButtonPress): Promise<Reply> {
  await assertMayHere(request, rights['head-office.choose_channel']);
  const { db, now, key, speech, value } = request;
  await removeHeadOffice({ db, channel: carriedAs(channelId, value), actor: actorOf(request), key, now });
  return { update: officeGone(speech) };
}

/** Setting and removing head office's channel. */
export const hqChannel: Feature = {
  presses: { 'hq.channel': choose, 'hq.remove': remove },
  submits: { 'hq.saved': save },
};
