export const supplies = {
  name: 'Supplies',
  many: 'Supplies',
  about: 'Something is running out',
  example: '#receipt-rolls 2 enough for today only',
  summary: 'Anything to add?',
  fields: {
    item: { label: 'What is running out' },
    left: { label: 'How many are left' },
    area: { label: 'Where' },
    ordered: { label: 'Quantity ordered' },
    order_no: { label: 'Order number' },
    expected: { label: 'Expected on' },
    reason: { label: 'Reason' },
  },
  statuses: { low: 'Running low', ordered: 'Ordered', arrived: 'Arrived', not_needed: 'Not needed' },
  moves: {
    order: { label: 'Ordered', did: 'ordered it' },
    arrive: { label: 'Arrived', did: 'noted that it arrived' },
    drop: { label: 'Not needed', did: 'noted that it is not needed' },
    reopen: { label: 'Reopen', did: 'reopened it' },
  },
};
