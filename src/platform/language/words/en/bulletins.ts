/** Notices that must be read, and sending them to several branches. */
export const bulletins = {
  reading: {
    read: 'Read',
    noted: 'Noted: you have read {{code}}.',
    progress: 'Read by {{read}} of {{of}}',
    who: 'Who has read it',
    has: 'Read ({{count}})',
    has_not: 'Not yet ({{count}})',
    all_branches: 'All branches: {{read}} of {{of}}',
    branch: '{{branch}} · {{code}}: {{read}} of {{of}}',
    from_hq: 'From head office, to several branches.',
    yours_not: 'You need not confirm this one.',
  },
  spread: {
    where: 'To which branches?',
    here: 'Only {{branch}}',
    all: 'All branches ({{count}})',
    some: 'Those named below',
    names: 'Branches by name',
    names_hint: 'A part of the name is enough; several with commas.',
    none: 'No branch is called that. Check the names.',
    sent: '{{code}} goes to {{count}} branches: {{names}}.',
  },
  points: {
    unsigned: '{{list}}: not signed',
    with: 'with {{name}}',
  },
};
