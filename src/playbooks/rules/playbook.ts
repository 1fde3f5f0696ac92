/**
 * What to do in an emergency, as a checklist in the thread of the record that it goes with. Its words stand in the
 * catalogues under `playbooks.<name>`; a branch may word the steps itself (`settings.ts`).
 */
export interface Playbook {
  /** Named like the option of the type that it is for. */
  name: string;
  /** Steps by group, in the order in which they are taken; at most nine groups of ten. */
  groups: Record<string, readonly string[]>;
}

export const definePlaybook = <const P extends Playbook>(playbook: P) => playbook;
