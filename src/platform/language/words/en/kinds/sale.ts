export const sale = {
  name: 'On-site sale',
  many: 'On-site sales',
  about: 'Something sold in the lobby, or a lead',
  example: '2 #fund_plan risk pointed out',
  summary: 'What was sold, and what else would the customer like?',
  fields: {
    product: { label: 'Product' },
    count: { label: 'How many' },
    amount: { label: 'Amount' },
    risk_told: { label: 'Risk pointed out' },
    lead: { label: 'Lead for a relationship manager' },
    rm: { label: 'Relationship manager' },
    customer: { label: 'Customer' },
    contact: { label: 'How to reach the customer' },
    reason: { label: 'Reason' },
  },
  statuses: { noted: 'Noted', struck: 'Struck out', passed: 'Lead passed on', received: 'Lead received' },
  moves: {
    strike: { label: 'Strike out', did: 'struck it out' },
    restore: { label: 'Restore', did: 'restored it' },
    receive: { label: 'Lead received', did: 'received the lead' },
  },
};
