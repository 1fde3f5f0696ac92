/**
 * What to do in an emergency, as a checklist in the thread of the record about it. Its words are in the catalogues
 * under `playbooks.<name>`; a branch may replace the steps with its own (`settings.ts`).
 */
export interface Playbook {
  /** The same as the incident's type (an option of the field `type`) that opens it. */
  name: string;
  /** Steps by group, in the order in which they are taken; at most nine groups of ten. */
  groups: Record<string, readonly string[]>;
}

export const definePlaybook = <const P extends Playbook>(playbook: P) => playbook;
