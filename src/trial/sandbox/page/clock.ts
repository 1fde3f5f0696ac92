import { openBeside } from './beside.js';
import { clockTime, inWords } from './dates.js';
import { el, newId } from './dom.js';
import { icon } from './icons.js';
import { type Jump, jumps } from './jumps.js';
import { moveClock } from './server.js';
import { failureIn, type Session } from './session.js';
import { fieldInstant, fieldValue } from './zone.js';

export interface ClockBar {
  element: HTMLElement;
  /** Shows the session's current workspace time. */
  draw(): void;
}

/** The workspace's time in the viewer's zone, and the ways to move it forward. */
export function clockBar(session: Session): ClockBar {
  const { words, tz } = session;
  const now = () => Date.parse(session.workspace.now);
  const day = el('span', { class: 'clock-day' });
  const time = el('time', { class: 'clock-time' });
  const draw = () => {
    day.textContent = inWords(session, now(), { weekday: 'short', day: 'numeric', month: 'short' });
    time.textContent = clockTime(session, now());
    time.dateTime = session.workspace.now;
  };
  const move = async (to: number) => {
    if (element.ariaBusy === 'true') return;
    element.ariaBusy = 'true';
    session.say(words.catchingUp);
    try {
      session.workspace.now = (await moveClock(to)).now;
      session.say('');
    } catch (error) {
      console.error(error);
      session.say(failureIn(words, error));
    }
    element.ariaBusy = null;
    draw();
  };
  const jump = (name: Jump, className: string) =>
    el(
      'button',
      { type: 'button', class: className, 'data-jump': name, onclick: () => move(jumps[name](now(), tz)) },
      words[name],
    );
  const face: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'clock-face',
      'aria-label': words.clock,
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      onclick: () => openBeside(face, drawJumps()),
    },
    icon('clock'),
    day,
    time,
    icon('chevron'),
  );
  const element = el(
    'div',
    { class: 'clock' },
    face,
    el('span', { class: 'clock-quick' }, jump('plus15', 'pill'), jump('plus60', 'pill')),
  );

  const drawJumps = () => {
    const fieldId = newId('moment');
    const problem = el('p', { class: 'error', role: 'alert' });
    const field = el('input', {
      type: 'datetime-local',
      class: 'text-field',
      id: fieldId,
      value: fieldValue(now(), tz),
      min: fieldValue(now(), tz),
    });
    const goTo = (event: SubmitEvent) => {
      event.preventDefault();
      const to = fieldInstant(field.value, tz);
      if (to === null || to <= now()) problem.textContent = words.onlyForward;
      else {
        sheet.hidePopover();
        void move(to);
      }
    };
    const names: Jump[] = ['plus15', 'plus60', 'toTomorrow', 'toFriday', 'toMonth'];
    const sheet: HTMLElement = el(
      'div',
      { class: 'sheet clock-sheet', role: 'dialog', 'aria-label': words.clock },
      el('p', { class: 'quiet' }, words.clockHelp),
      el(
        'div',
        { class: 'jumps', onclick: () => sheet.hidePopover() },
        ...names.map((name) => jump(name, 'button')),
      ),
      el(
        'form',
        { class: 'moment', novalidate: true, onsubmit: goTo },
        el('label', { for: fieldId }, words.toMoment),
        field,
        el('button', { type: 'submit', class: 'button primary' }, words.go),
        problem,
      ),
    );
    return sheet;
  };
  draw();
  return { element, draw };
}
