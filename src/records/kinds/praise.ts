import { choice, customerName, person } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields } from '../rules/usual.js';

/** Praise, and for whom it is (K8). */
export const praise = defineKind({
  name: 'praise',
  prefix: 'PRA',
  fields: {
    who: person({ quick: true }),
    from: choice(['customer', 'colleague', 'superior', 'comment_book'], { quick: true }),
    customer: customerName(),
  },
  ...outcomeFields,
  clocks: [],
  card: ['who', 'from'],
});
