import { choice, person, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { told } from '../rules/usual.js';

/** Thanks, and whom they are for (K8). */
export const praise = defineKind({
  name: 'praise',
  prefix: 'PRA',
  fields: {
    who: person({ quick: true }),
    from: choice(['customer', 'colleague', 'superior', 'comment_book'], { quick: true }),
    customer: text({ private: true }),
  },
  ...told,
  clocks: [],
  card: ['who', 'from'],
});
