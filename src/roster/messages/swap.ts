import type { ModalView } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  entries,
  input,
  type Message,
  message,
  modal,
  option,
  section,
  sentence,
} from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Duty } from '../rules/roster.js';
import { dutyKey, type Swap, type SwapFault } from '../rules/swap.js';
import { dayName, dutyName, type Names, nameIn } from './duties.js';

const duties = (all: readonly Duty[], speech: Speech) =>
  all.map((duty) => option(dutyName(duty, speech), dutyKey(duty)));

/** The first form: which shift, and with whom. */
export function swapForm(
  { branch, mine, others }: { branch: Branch; mine: readonly Duty[]; others: readonly Member[] },
  speech: Speech,
): ModalView {
  const { t } = speech;
  return modal(
    { callback: 'swap.with', title: t('roster.swap.title') },
    [
      input('gives', t('roster.swap.gives'), { type: 'static_select', ...entries(duties(mine, speech)) }),
      input('with', t('roster.swap.with'), {
        type: 'static_select',
        ...entries(others.map(({ name, personId }) => option(name, personId))),
      }),
    ],
    { submit: t('roster.swap.next'), close: t('form.cancel') },
    { branchId: branch.id },
  );
}

/** Why a swap is not possible, as a sentence. */
export const swapWords =
  (members: readonly Member[], speech: Speech) =>
  (fault: SwapFault): string => {
    const name = (personId: string) => members.find((one) => one.personId === personId)?.name ?? '?';
    const shift = dutyName(fault.duty, speech);
    if (fault.why === 'moved') return speech.t('roster.swap.cannot.moved', { shift });
    const slots = { name: name(fault.personId), day: dayName(fault.duty.date, speech), shift };
    if (fault.why !== 'clash') return speech.t(`roster.swap.cannot.${fault.why}`, slots);
    return speech.t('roster.swap.cannot.clash', { ...slots, other: dutyName(fault.other, speech) });
  };

/**
 * The second form: which shift to take in return, or none where that is possible.
 * @param choice.left why other shifts are not on offer
 */
export function returnForm(
  carried: { branchId: string; gives: string; withId: string; mark: string },
  { able, left }: { able: readonly (Duty | null)[]; left: readonly string[] },
  speech: Speech,
): ModalView {
  const { t } = speech;
  const offered = able.map((duty) =>
    duty ? option(dutyName(duty, speech), dutyKey(duty)) : option(t('roster.swap.nothing'), 'none'),
  );
  const [first] = offered;
  return modal(
    { callback: 'swap.asked', title: t('roster.swap.title') },
    [
      input('takes', t('roster.swap.takes'), {
        type: 'static_select',
        ...entries(offered),
        ...(first ? { initial_option: first } : {}),
      }),
      ...(left.length > 0
        ? context(`${t('roster.swap.left_out')}\n${left.map(escapeText).slice(0, 10).join('\n')}`)
        : []),
    ],
    { submit: t('roster.swap.ask'), close: t('form.cancel') },
    carried,
  );
}

interface Told {
  swap: Swap;
  names: Names;
}

const slotsOf = ({ swap, names }: Told, speech: Speech) => ({
  name: nameIn(names, swap.askedBy),
  other: nameIn(names, swap.withId),
  by: nameIn(names, swap.decidedBy ?? ''),
  gives: dutyName(swap.gives, speech),
});

/** To the other person, then to those who lead the lobby; edited into the result. */
export function swapRequest(told: Told & { isOther: boolean }, speech: Speech): Message {
  const { swap, isOther } = told;
  const { t } = speech;
  const slots = slotsOf(told, speech);
  const asked = isOther
    ? t('roster.swap.request', slots)
    : t(swap.takes ? 'roster.swap.decide' : 'roster.swap.decide_over', slots);
  const back = swap.takes ? [t('roster.swap.return', { takes: dutyName(swap.takes, speech) })] : [];
  const turn = swap.state === (isOther ? 'asked' : 'agreed');
  const text = [asked, ...back, ...(turn ? [] : [t(`roster.swap.states.${swap.state}`, slots)])].join('\n');
  if (!turn) return sentence(text);
  const [yes, no] = isOther
    ? ([
        ['swap.agree', 'roster.swap.agree'],
        ['swap.refuse', 'roster.swap.refuse'],
      ] as const)
    : ([
        ['swap.approve', 'roster.swap.approve'],
        ['swap.decline', 'roster.swap.decline'],
      ] as const);
  return message(text, [
    section(text),
    ...actions(
      button(yes[0], t(yes[1]), swap.id, { style: 'primary' }),
      button(no[0], t(no[1]), swap.id, { style: 'danger' }),
    ),
  ]);
}

/** The state of a swap, to the two people whom it concerns. @param isOther whether it is for the person who was asked */
export function swapAnswer(told: Told & { isOther: boolean }, speech: Speech): Message {
  const slots = slotsOf(told, speech);
  const head = speech.t('roster.swap.told', { ...slots, other: told.isOther ? slots.name : slots.other });
  return sentence(`${head} ${speech.t(`roster.swap.states.${told.swap.state}`, slots)}`);
}
