import type { ReferralStories } from '../stories.js';

export const referrals: ReferralStories = {
  signals: {
    deposit: [
      'Just sold a flat and asks where to park the money',
      'Brought in a large sum and wants better interest',
      'Inheritance arrived, does not want to decide alone',
    ],
    payroll: [
      'New job with a good salary, moves the account here',
      'Owner of a small firm asks about paying wages through us',
    ],
    insurance: ['Asks about cover for the family after the birth', 'Life insurance elsewhere ends this year'],
    trading: [
      'Buys and sells shares every week, asks about our fees',
      'Checks the market screen each morning, interested in funds',
    ],
    loan: [
      'Wants to buy a first home next year',
      'Needs a new van for the bakery',
      'Extension of the house, has drawings already',
    ],
    remittance: [
      'Sends money to a daughter abroad each month',
      'Pays suppliers in euro, complains about the other bank',
    ],
    executive: ['Regional manager, just moved here', 'Senior doctor at the hospital, no time for paperwork'],
    safe_box: ['Asks for a safe-deposit box and has savings elsewhere', 'Gave up the box at another bank'],
    study_abroad: ['Son starts university abroad in autumn', 'Asks about exchange for tuition fees'],
  },
  products: {
    deposit: ['One-year term deposit', 'Bonus savings account'],
    wealth: ['Balanced portfolio', 'Managed portfolio'],
    fund: ['Index fund plan', 'Mixed fund'],
    insurance: ['Family life cover', 'Home and contents cover'],
    loan: ['First home mortgage', 'Business loan'],
    card: ['Gold card'],
    forex: ['Euro account', 'Exchange for tuition'],
  },
  lost: [
    'Took a better offer elsewhere.',
    'Wants to wait until next year.',
    'Family decided against it.',
    'Does not want to change anything for now.',
  ],
  unsuitable: ['Does not meet the conditions of the product.', 'Looks for something that we do not offer.'],
  leads: [
    'Asked about saving for the children',
    'Interested in regular saving, wants to read first',
    'New in town, would move the main account',
    'Asks about cover before a long journey',
  ],
};
