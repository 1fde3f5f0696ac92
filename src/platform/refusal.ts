/** Why a deed was not done: each has a sentence in the catalogues, under `refusals`. */
export class Refusal extends Error {
  constructor(
    readonly code:
      | 'not_allowed'
      | 'not_member'
      | 'reader'
      | 'closed'
      | 'moved_on'
      | 'same_person'
      | 'conflicted'
      | 'about_them'
      | 'merged'
      | 'fixed'
      | 'not_same'
      | 'no_number'
      | 'faults'
      | 'gone'
      | 'stale'
      | 'too_early'
      | 'not_branch'
      | 'kind_off'
      | 'not_admin'
      | 'signed'
      | 'items_open'
      | 'difference_open'
      | 'answered'
      | 'handover_open'
      | 'past',
    readonly details: Record<string, string> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
