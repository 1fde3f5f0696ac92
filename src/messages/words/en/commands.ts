/** What people may type after `/lobby`, separated by spaces; the first is the one that help shows. */
export const commands = {
  incident: 'incident inc',
  complaint: 'complaint cmp',
  referral: 'referral refer ref',
  action: 'action act',
  list: 'list open',
  find: 'find search',
  my: 'my mine',
  briefing: 'briefing brief',
  checklist: 'checklist check',
  schedule: 'schedule',
  report: 'report',
  setup: 'setup',
  help: 'help menu',
};
