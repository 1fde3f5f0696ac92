import type { ElementState, ViewState } from '../contract.js';
import { type Block, elementsOf, type Interactive } from './blocks/elements.js';
import type { Words } from './words.js';

/** Slack's checks before it sends a submission: errors by block_id, empty where there are none. */
export function problemsIn(
  blocks: readonly Block[],
  values: ViewState,
  words: Words,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { blockId, block, element } of elementsOf(blocks)) {
    if (block.type !== 'input') continue;
    const state = values[blockId]?.[element.action_id ?? ''];
    const problem = isEmpty(state)
      ? block.optional
        ? null
        : 'value' in (state ?? {})
          ? words.required
          : words.requiredChoice
      : problemWith(element, state?.value ?? '', words);
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

function isEmpty(state: ElementState | undefined): boolean {
  if (!state) return true;
  const { type: _, ...held } = state;
  return Object.values(held).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

function problemWith(element: Interactive, value: string, words: Words): string | null {
  switch (element.type) {
    case 'plain_text_input':
      if (element.min_length !== undefined && value.length < element.min_length)
        return words.tooShort(element.min_length);
      if (value.length > (element.max_length ?? 3000)) return words.tooLong(element.max_length ?? 3000);
      return null;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : words.notEmail;
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(value) && URL.canParse(value) ? null : words.notUrl;
    case 'number_input': {
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return words.notNumber;
      if (!element.is_decimal_allowed && !Number.isInteger(number)) return words.notWhole;
      if (element.min_value !== undefined && number < Number(element.min_value))
        return words.tooSmall(element.min_value);
      if (element.max_value !== undefined && number > Number(element.max_value))
        return words.tooLarge(element.max_value);
      return null;
    }
    default:
      return null;
  }
}
