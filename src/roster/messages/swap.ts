import type { ModalView } from '@slack/types';
import {
  actions,
  button,
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
import { dutyKey, type Swap } from '../rules/swap.js';
import { dutyName, type Names, nameIn } from './duties.js';

const duties = (all: readonly Duty[], speech: Speech) =>
  all.map((duty) => option(dutyName(duty, speech), dutyKey(duty)));

/** The first step: which shift, and with whom. */
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

/** The second: what is taken in return; nothing is an answer too. */
export function returnForm(
  carried: { branchId: string; gives: string; withId: string; mark: string },
  theirs: readonly Duty[],
  speech: Speech,
): ModalView {
  const { t } = speech;
  const nothing = option(t('roster.swap.nothing'), 'none');
  return modal(
    { callback: 'swap.asked', title: t('roster.swap.title') },
    [
      input('takes', t('roster.swap.takes'), {
        type: 'static_select',
        ...entries([nothing, ...duties(theirs, speech)]),
        initial_option: nothing,
      }),
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

/** To the other first, then to those who lead the lobby; edited into what became of it. */
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

/** To the two whom it concerns: how it stands. @param isOther to the one who was asked */
export function swapAnswer(told: Told & { isOther: boolean }, speech: Speech): Message {
  const slots = slotsOf(told, speech);
  const head = speech.t('roster.swap.told', { ...slots, other: told.isOther ? slots.name : slots.other });
  return sentence(`${head} ${speech.t(`roster.swap.states.${told.swap.state}`, slots)}`);
}
