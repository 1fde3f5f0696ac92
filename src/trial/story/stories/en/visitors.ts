import type { CustomerStories } from '../stories.js';

export const visitors: CustomerStories = {
  suggestions: [
    {
      topic: 'waiting',
      told: 'The ticket should show how many are in front.',
      answer: 'The next release of the ticket machine prints it.',
    },
    {
      topic: 'waiting',
      told: 'One more counter on the day the pensions come.',
      answer: 'A fourth counter opens from ten on those days.',
    },
    {
      topic: 'service',
      told: 'Somebody who helps at the terminals in the first hour.',
      answer: 'A colleague stands there from opening till eleven.',
    },
    {
      topic: 'product',
      told: 'A savings plan that can be paused for a month.',
      answer: 'Passed to the product team, which looks at it in spring.',
    },
    {
      topic: 'fees',
      told: 'Say at the counter what a payment abroad costs before it is sent.',
      answer: 'The form now names the fee above the signature.',
    },
    {
      topic: 'device',
      told: 'Larger letters on the terminals.',
      answer: 'There is such a setting; a sign now points to it.',
    },
    {
      topic: 'premises',
      told: 'A hook for walking sticks at the counters.',
      answer: 'Hooks are up at every counter.',
    },
    {
      topic: 'premises',
      told: 'Two chairs with armrests in the waiting area.',
      answer: 'Two have been ordered.',
    },
    {
      topic: 'app',
      told: 'Book an appointment in the app without calling.',
      answer: 'It comes with the release in autumn.',
    },
    {
      topic: 'rules',
      told: 'One form for a change of address instead of three.',
      answer: 'The three forms are one from next month.',
    },
  ],
  departments: {
    waiting: 'Branch operations',
    service: 'Customer service',
    product: 'Products',
    fees: 'Products',
    device: 'Self-service devices',
    premises: 'Premises',
    app: 'Digital banking',
    rules: 'Processes and forms',
  },
  declined: ['Looked into; it cannot be done for now.', 'The rules do not allow it.'],
  enquiries: [
    {
      topic: 'account',
      asked: 'Can two sons share one power of attorney?',
      answer: 'Yes, each signs; both come with identification.',
    },
    {
      topic: 'card',
      asked: 'Does the card work in Japan, and what does it cost there?',
      answer: 'It works; 1.5% on payments, cash at the machine’s own fee.',
    },
    {
      topic: 'loan',
      asked: 'What does it cost to repay the loan a year early?',
      answer: 'One month’s interest; figures sent by post.',
    },
    {
      topic: 'wealth',
      asked: 'When is the fund’s distribution paid?',
      answer: 'In the second week of December.',
    },
    {
      topic: 'insurance',
      asked: 'Is the bicycle covered by the home insurance?',
      answer: 'Inside the house, yes; outside with the extra.',
    },
    {
      topic: 'forex',
      asked: 'How long does it take to get Canadian dollars in cash?',
      answer: 'Two working days after the order.',
    },
    {
      topic: 'app',
      asked: 'How does the app move to a new phone?',
      answer: 'With the old phone in hand in five minutes; without it, here with identification.',
    },
    {
      topic: 'documents',
      asked: 'Which papers do heirs need?',
      answer: 'Death certificate, will or grant, identification of each heir.',
    },
  ],
  answered: ['Looked it up and explained it.', 'Asked the department; the answer is sent in writing.'],
  praise: {
    customer: [
      'Explained the app to an elderly lady until it worked',
      'Ran after a customer who had left her purse',
      'Calm and kind although the hall was full',
      'Found the missing payment in ten minutes',
    ],
    comment_book: [
      'Thank you for the patience with my father’s papers',
      'I have never been helped so well in a bank',
      'Noticed that I could not stand for long and brought a chair',
    ],
    colleague: [
      'Took over a counter at lunch without being asked',
      'Put the whole form desk in order after closing',
      'Showed the new colleague everything on a busy day',
    ],
  },
  care: {
    elderly: [
      'Sat down with a customer of 86 and filled in the forms together',
      'Brought the signature pad to the chair',
    ],
    disabled: ['Served a customer in a wheelchair at the low counter', 'Read the contract aloud, twice'],
    pregnant: ['Called to the counter first, water brought'],
    child: ['Paper and pencils for two children while the mother signed'],
    home_visit: [
      'Cannot leave the house, needs a new card activated',
      'In hospital, has to sign a power of attorney',
    ],
    fraud_stopped: [
      'Was to pay a “police officer” on the phone; payment stopped',
      'Wanted to send money to a grandson in need; the grandson sat at home',
    ],
  },
  visits: ['All done at the visit, daughter was there', 'Explained and signed, done within the hour'],
  calls: [
    'Number is blocked, the family looks after the account now',
    'They called twice more; the customer hung up at once',
  ],
  leaving: {
    account: ['Wants to close the current account', 'Closes the account after a move'],
    card: ['Hands in the credit card, fee too high', 'Gives up the second card'],
    transfer: ['Wants to move the savings to another bank', 'Moves the term deposit away when it ends'],
    product: ['Sells the fund, lost trust in it', 'Ends the savings plan'],
  },
  offers: [
    'Account package that suits better',
    'Better terms for twelve months',
    'Talk with the branch head',
  ],
  left: ['Had decided already.', 'Our offer did not convince.', 'Did not want to wait for an offer.'],
  wentTo: ['An online bank', 'A bank nearer home', 'Did not say'],
  dissatisfied: [
    'Waited too long at lunch and had no time left.',
    'Did not understand the form and nobody explained it.',
    'Terminal was out of order, no sign on it.',
  ],
  appointments: [
    'Opens a company account',
    'Mortgage talk, brings the payslips',
    'Inheritance, two heirs come together',
    'First opening of a safe-deposit box',
    'Power of attorney for the mother',
    'Yearly review of the savings',
  ],
  cancelled: ['Is ill, will call again', 'Could settle it in the app'],
  found: [
    'Black umbrella',
    'Reading glasses in a brown case',
    'Key ring with a blue tag',
    'Child’s glove',
    'Shopping bag with books',
  ],
  missed: ['Silver earring, perhaps at the counter', 'Walking stick', 'Folder with tax papers'],
  keptAt: ['Cupboard behind the welcome desk', 'Safe of the duty supervisor'],
  proofs: ['Described it exactly', 'Knew where and when it was left'],
  handedTo: ['Lost property office of the town', 'Police station'],
  notFound: ['Cameras looked through, not left here.', 'Asked everywhere, not handed in.'],
};
