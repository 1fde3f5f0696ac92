/** Finding what was logged, and taking it away as a file. */
export const finding = {
  list: {
    open: 'Open at {{branch}}',
    mine: 'With you at {{branch}}',
    found: 'Found at {{branch}}',
    cases: 'Cases of {{branch}}',
    none: 'Nothing here.',
    none_found:
      'Nothing was found. Try fewer words, or a number such as INC-0012. Words in quotation marks are looked for just as they stand.',
    more: 'Next page',
    back: 'Previous page',
    page: '{{from}} to {{to}} of {{total}}',
  },
  search: {
    open: 'open|unfinished',
    closed: 'closed',
    asked: 'Looked for: {{parts}}',
    word: '“{{text}}”',
    since: 'since {{day}}',
    until: 'until {{day}}',
  },
  find: {
    title: 'Find',
    words: 'Words or a number',
    words_hint:
      'All of them must occur, in any order. Words in quotation marks are looked for just as they stand.',
    kind: 'Kind',
    state: 'Open or closed',
    person: 'Logged by, or with',
    from: 'Logged from',
    to: 'Logged until',
    order: 'This is before the first day.',
  },
  export: {
    button: 'Export',
    private: 'With private details',
    coming_one:
      'One record: the file is on its way to your direct messages. If it is not there in a few minutes, ask again.',
    coming_other:
      '{{count}} records: the file is on its way to your direct messages. If it is not there in a few minutes, ask again.',
    private_note:
      'Private details are left out. To have them in it is noted in the audit trail, record by record.',
    nothing_private: 'These records hold no private details that you may see.',
    no_right:
      'Lobby may not send files in this workspace. An administrator can grant the app the right {{right}} in Slack and install it again.',
    file: '{{branch}}, {{day}}',
    ready_one: '{{branch}}: one record, as a workbook and as a plain table.',
    ready_other: '{{branch}}: {{count}} records, as a workbook and as a plain table.',
    newest: 'Only the newest {{count}} of {{total}} are in it. For the others, ask for a shorter time.',
    without: 'Private details are left out.',
    with_one: 'Private details of one record are in it. Keep it where nobody else can open it.',
    with_other: 'Private details of {{count}} records are in it. Keep it where nobody else can open it.',
    column: {
      number: 'Number',
      kind: 'Kind',
      status: 'Status',
      severity: 'Severity',
      text: 'Text',
      owner: 'With',
      reporter: 'Logged by',
      logged: 'Logged',
      closed: 'Closed',
      hours: 'Hours until closed',
      merged: 'The same as',
      due: '{{name}}: due',
      late: '{{name}}: late',
    },
  },
};
