/** What the lobby manager says of a day. */
export const worklog = {
  name: 'Words of the day',
  many: 'Words of the day',
  about: 'Problems, reflection and suggestions in the log of a day',
  example: 'ATM2 was down all morning; two customers left',
  summary: 'What is there to say of the day?',
  fields: {
    day: { label: 'Day' },
    problems: { label: 'Problems', hint: 'What went wrong, and what was done about it.' },
    reflection: { label: 'Reflection', hint: 'What you learned; what you would do again, or otherwise.' },
    suggestions: { label: 'Suggestions', hint: 'What the branch or head office should change.' },
    reason: { label: 'Reason' },
  },
  statuses: { written: 'Not filed yet', filed: 'With the branch head', read: 'Read' },
  moves: {
    file: { label: 'File to branch head', did: 'filed it to the branch head' },
    take_back: { label: 'Take back', did: 'took it back to change it' },
    read: { label: 'Read', did: 'has read it' },
    reopen: { label: 'Not read yet', did: 'marked it as not read yet' },
  },
};
