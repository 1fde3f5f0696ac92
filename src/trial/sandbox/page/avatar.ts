import type { SandboxUser } from '../contract.js';
import { el } from './dom.js';
import { icon } from './icons.js';

const hues = 8;

/** A person's initials on a colour of their own; the app has its door instead. */
export function avatar(person: SandboxUser | undefined): HTMLElement {
  if (person?.isBot) return el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('arch'));
  const hue = [...(person?.id ?? '')].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % hues;
  const initials = initialsOf(person?.realName || person?.name || '?');
  return el('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, initials);
}

/** `Amy Chen` → AC; a Chinese name, its last two characters. */
function initialsOf(name: string): string {
  const bare = name.replace(/\s*[(（].*$/, '').trim();
  if (/^\p{Script=Han}/u.test(bare)) return [...bare].slice(-2).join('');
  const words = bare.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
