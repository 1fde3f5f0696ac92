import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { modal } from '../blocks/kit.js';
import { branchIn } from '../directory/store/branches.js';
import { carriedAs } from '../forms/read.js';
import type { Catalogue } from '../outbox/catalogue.js';
import { channelsOf } from '../outbox/store/posted.js';
import { Refusal } from '../refusal.js';
import { assertMay, defineRights, everybody } from '../rights/rights.js';
import { standIn } from './branch.js';
import type { Feature, Request } from './request.js';

export const unfoldRights = defineRights({ 'home.unfold': { by: everybody } });

const shown = z.object({ view: z.string(), subject: z.string() });

/** Shows the whole of a folded message in a modal. The rights for presses in it are checked as everywhere. */
export const unfolding = (catalogue: Pick<Catalogue, 'find'>): Feature => ({
  presses: {
    'unfold:*': async (request) => ({
      open: await unfolded(catalogue, request, { view: request.argument, subject: request.value }),
    }),
  },
  modals: {
    unfolded: (request, metadata) => unfolded(catalogue, request, carriedAs(shown, metadata)),
  },
});

/**
 * The modal, drawn from the database in the person's language.
 * @throws Refusal `gone` where there is no such message in a branch's channel, `not_member` where the person is not of it
 */
async function unfolded(
  catalogue: Pick<Catalogue, 'find'>,
  request: Request,
  key: z.infer<typeof shown>,
): Promise<ModalView> {
  const { db, now, speech, link, routines, sendsFiles } = request;
  const message = catalogue.find(key.view);
  const [channel] = message?.whole ? await channelsOf(db, key) : [];
  const branch = channel ? await branchIn(db, channel) : null;
  if (!message?.whole || !branch) throw new Refusal('gone');
  const { who } = await standIn(request, branch);
  assertMay(unfoldRights['home.unfold'], who);
  const place = { channel: branch.channel, personId: null };
  const blocks = await message.whole({
    ...{ db, now, speech, link, routines, sendsFiles },
    ...{ ...place, subject: key.subject, args: {} },
  });
  if (!blocks) throw new Refusal('gone');
  const [first] = blocks;
  const title = first?.type === 'header' ? first.text.text : speech.t('app.name');
  return modal({ callback: 'unfolded', title }, blocks, { close: speech.t('form.close') }, key);
}
