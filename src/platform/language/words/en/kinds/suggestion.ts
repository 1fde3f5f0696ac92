export const suggestion = {
  name: 'Suggestion',
  many: 'Suggestions',
  about: 'What customers or staff would like changed',
  example: '#customer #waiting show the waiting time on the ticket',
  summary: 'What is suggested?',
  fields: {
    source: {
      label: 'From',
      options: { customer: 'Customer', comment_book: 'Comment book', staff: 'Staff', survey: 'Survey' },
    },
    topic: {
      label: 'Topic',
      options: {
        waiting: 'Waiting time',
        service: 'Service',
        product: 'Products',
        fees: 'Fees',
        device: 'Devices',
        premises: 'Premises',
        app: 'App',
        rules: 'Rules and forms',
        other: 'Other',
      },
    },
    department: { label: 'Department it is for' },
    customer: { label: 'Customer' },
    contact: { label: 'How to reach the customer' },
    answer: { label: 'Answer' },
    measures: {
      label: 'What is to be done',
      hint: 'Each line becomes a corrective action. @name and a date may stand in it.',
    },
    reason: { label: 'Reason' },
  },
  statuses: { new: 'New', passed_on: 'Passed on', answered: 'Answered', declined: 'Not taken up' },
  moves: {
    pass_on: { label: 'Pass on', did: 'passed it on' },
    answer: { label: 'Answer', did: 'answered it' },
    decline: { label: 'Not taken up', did: 'noted that it is not taken up' },
    reopen: { label: 'Reopen', did: 'reopened it' },
  },
};
