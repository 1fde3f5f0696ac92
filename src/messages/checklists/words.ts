import type { Branch } from '../../domain/branch.js';
import type { ListWords } from '../../domain/checklists/post.js';
import { speak } from '../speak.js';

/** The words of a shipped list in the language of a branch. */
export function listWords(list: string, branch: Branch): ListWords {
  const { t, maybe } = speak(branch.language);
  return {
    title: t(`lists.${list}.name`),
    group: (group) => t(`lists.${list}.groups.${group}.name`),
    item: (group, item) => t(`lists.${list}.groups.${group}.items.${item}`),
    options: (group, item) => maybe(`lists.${list}.groups.${group}.options.${item}`)?.split(' | ') ?? null,
  };
}
