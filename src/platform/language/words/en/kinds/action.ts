export const action = {
  name: 'Corrective action',
  many: 'Corrective actions',
  about: 'Something to be put right',
  example: '@name new batteries for the clock in the hall tomorrow',
  summary: 'What must be put right?',
  fields: {
    due: { label: 'Due' },
    device: { label: 'Device' },
    source: { label: 'Found at' },
    photos: { label: 'Photos' },
    proof: { label: 'What was done' },
    proof_photos: { label: 'Photos of the result' },
    reason: { label: 'Reason' },
  },
  statuses: { open: 'Open', done: 'Done, to be checked', checked: 'Checked', dropped: 'Dropped' },
  moves: {
    finish: { label: 'Done', did: 'did it' },
    approve: { label: 'Checked', did: 'checked it' },
    send_back: { label: 'Send back', did: 'sent it back' },
    drop: { label: 'Drop', did: 'dropped it' },
    reopen: { label: 'Reopen', did: 'reopened it' },
  },
};
