import type { z } from 'zod';
import { allBlocks, interactives } from './walk.js';

/** An error and the JSON pointer to it, relative to the value that was checked. */
export interface Problem {
  pointer: string;
  text: string;
}

/** A problem as Slack writes it in `response_metadata.messages`. */
export function asMessage({ pointer, text }: Problem, root: string): string {
  return `[ERROR] ${text} [json-pointer:${root}${pointer}]`;
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step)}`).join('');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    data,
  );
}

type Issue = z.core.$ZodIssue;

/** Zod's issues, written as Slack writes them. */
export function fromIssue(issue: Issue, data: unknown): Problem[] {
  const pointer = pointerOf(issue.path);
  const missing = issue.path.length > 0 && valueAt(data, issue.path) === undefined;
  if (missing && issue.code !== 'custom') {
    const text = `missing required field: ${String(issue.path.at(-1))}`;
    return [{ pointer: pointerOf(issue.path.slice(0, -1)), text }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer, text: `invalid additional property: ${key}` }));
  }
  return [{ pointer, text: textOf(issue, data) }];
}

function textOf(issue: Issue, data: unknown): string {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
      if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
      return `must be no more than ${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
      if (issue.origin === 'array') return `no less than ${issue.minimum} items allowed`;
      return `must be no less than ${issue.minimum}`;
    case 'invalid_type':
      return `must provide a ${issue.expected}`;
    case 'invalid_value':
      return `must be a valid enum value: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return `unsupported type: ${String(valueAt(data, issue.path))}`;
    default:
      return issue.message;
  }
}

/** The rules across blocks: each id once, one table in a message, one element with focus in a view. */
export function acrossBlocks(blocks: readonly unknown[]): Problem[] {
  const found: Problem[] = [];
  const blockIds = new Set<unknown>();
  for (const { block, pointer } of allBlocks(blocks)) {
    if (block.block_id === undefined) continue;
    if (blockIds.has(block.block_id)) {
      found.push({ pointer: `${pointer}/block_id`, text: `block_id already exists: ${block.block_id}` });
    }
    blockIds.add(block.block_id);
  }
  const actionIds = new Map<unknown, Set<string>>();
  for (const { block, actionId, pointer } of interactives(blocks)) {
    const ids = actionIds.get(block) ?? new Set();
    if (actionId && ids.has(actionId)) {
      found.push({ pointer: `${pointer}/action_id`, text: `action_id already exists: ${actionId}` });
    }
    actionIds.set(block, ids.add(actionId));
  }
  const focused = interactives(blocks).filter(({ element }) => element.focus_on_load === true);
  for (const { pointer } of focused.slice(1)) {
    found.push({ pointer: `${pointer}/focus_on_load`, text: 'only one element can be focused on load' });
  }
  return found;
}
