import type { Branch } from '../../domain/branch.js';
import type { ListWords } from '../../domain/checklists/post.js';
import { speak } from '../speak.js';

/** The words of a shipped list in the language of a branch. */
export function listWords(list: string, branch: Branch): ListWords {
  const { t } = speak(branch.language);
  return {
    group: (group) => t(`lists.${list}.groups.${group}.name`),
    item: (group, item) => t(`lists.${list}.groups.${group}.items.${item}`),
  };
}
