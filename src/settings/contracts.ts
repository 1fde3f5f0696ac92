import { defineMessage } from '../platform/outbox/message.js';
import type { SubjectCodec } from '../platform/outbox/subject.js';

/** A country's year of public holidays. */
export interface CountryYear {
  country: string;
  year: number;
}

/** `CN/2027` */
export const countryYearSubject: SubjectCodec<CountryYear> = {
  format: ({ country, year }) => `${country}/${year}`,
  parse(text) {
    const [, country, year] = /^([A-Z]{2})\/(\d{4})$/.exec(text) ?? [];
    return country && year ? { country, year: Number(year) } : null;
  },
};

/** To head office: a year's public holidays are not published yet. */
export const unpublished = defineMessage({
  name: 'unpublished',
  subject: countryYearSubject,
  to: 'person',
  kept: false,
  inDoubt: 'again',
  priority: 6,
});
