import { escapeText } from '../platform/blocks/escape.js';
import { context, type Message, message, section } from '../platform/blocks/kit.js';
import type { Speech } from '../platform/language/speak.js';
import type { ChannelTrouble } from '../platform/outbox/trouble.js';

/** A channel that takes no messages. */
export interface ChannelToTell {
  channel: string;
  /** The branch's name; null where it is head office's channel. */
  branch: string | null;
  code: ChannelTrouble;
  since: Date;
  timezone: string;
  waiting: number;
}

/** To the people who can mend it: what happened, since when, what waits, and what to do. */
export function channelTrouble(told: ChannelToTell, speech: Speech): Message {
  const { t } = speech;
  const { branch, code, waiting, since, timezone } = told;
  const head = `🔌 ${branch === null ? t('trouble.office') : t('trouble.channel', { branch: escapeText(branch) })}`;
  const happened = [
    t(`trouble.why.${code}`),
    t('trouble.since', { time: speech.moment(since, timezone) }),
    waiting > 0 ? t('trouble.waiting', { count: waiting }) : t('trouble.none_waiting'),
  ].join('\n');
  const cure = t(`trouble.cure.${code}`, { channel: `<#${told.channel}>` });
  return message([head, happened, cure].join('\n'), [
    section(`*${head}*\n${happened}`),
    section(`👉 ${cure}`),
  ]);
}

/** An outage that has ended. */
export interface TroubleOver {
  since: Date;
  ended: Date;
  timezone: string;
  /** `waited`: the most that waited at once; `lost`: how many became too old to be sent. */
  waited: number;
  lost: number;
}

/** To those who were told of the outage: it works again. */
export function channelOver(
  told: TroubleOver & Pick<ChannelToTell, 'branch' | 'code'>,
  speech: Speech,
): Message {
  const { t } = speech;
  const { branch, code } = told;
  const head =
    branch === null ? t('trouble.office_over') : t('trouble.channel_over', { branch: escapeText(branch) });
  return over(
    head,
    t('trouble.channel_between', { ...between(told, speech), why: t(`trouble.why.${code}`) }),
    told,
    speech,
  );
}

/** To head office: the bot could not write at all for a while. */
export const tokenOver = (told: TroubleOver, speech: Speech): Message =>
  over(
    speech.t('trouble.token_over'),
    speech.t('trouble.token_between', between(told, speech)),
    told,
    speech,
  );

const between = ({ since, ended, timezone }: TroubleOver, { moment }: Speech) => ({
  from: moment(since, timezone),
  to: moment(ended, timezone),
});

function over(head: string, happened: string, { waited, lost }: TroubleOver, { t }: Speech): Message {
  const late = Math.max(0, waited - lost);
  const counts = [
    ...(late > 0 ? [t('trouble.late', { count: late })] : []),
    ...(lost > 0 ? [t('trouble.lost', { count: lost })] : []),
  ].join('\n');
  return message([`✅ ${head}`, happened, ...(counts ? [counts] : [])].join('\n'), [
    section(`✅ *${head}*\n${happened}`),
    ...(counts ? context(counts) : []),
  ]);
}
