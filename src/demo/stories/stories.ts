import type { Language } from '../../domain/branch.js';
import { en } from './en.js';
import { zhCN } from './zh-cn.js';
import { zhTW } from './zh-tw.js';

export type IncidentType =
  | 'medical'
  | 'device'
  | 'dispute'
  | 'queue'
  | 'security'
  | 'fraud'
  | 'outage'
  | 'other';
export type Concern = 'waiting' | 'attitude' | 'fees' | 'product' | 'device' | 'error' | 'privacy' | 'other';
export type Signal =
  | 'deposit'
  | 'payroll'
  | 'insurance'
  | 'trading'
  | 'loan'
  | 'remittance'
  | 'executive'
  | 'safe_box'
  | 'study_abroad';
export type Product = 'deposit' | 'wealth' | 'fund' | 'insurance' | 'loan' | 'card' | 'forex';

/**
 * What people of a branch write down, in its language. `{place}`, `{n}` (a small number) and `{m}` (minutes) are filled in;
 * sentences and their endings are combined freely.
 */
export interface Stories {
  places: readonly string[];
  incidents: Record<
    IncidentType,
    { told: readonly string[]; after: readonly string[]; outcome: readonly string[] }
  >;
  lessons: readonly string[];
  complaints: Record<
    Concern,
    { told: readonly string[]; answer: readonly string[]; result: readonly string[] }
  >;
  passedUp: readonly string[];
  withdrawn: readonly string[];
  redress: readonly string[];
  referrals: Record<Signal, readonly string[]>;
  products: Record<Product, readonly string[]>;
  lost: readonly string[];
  unsuitable: readonly string[];
  /** What was seen, by the item of a list. */
  findings: Record<string, readonly string[]>;
  notApplicable: readonly string[];
  proofs: readonly string[];
  sentBack: readonly string[];
  dropped: readonly string[];
  notes: readonly string[];
  customers: readonly string[];
  /** A phone number that belongs to nobody, from three digits. */
  phone(digits: string): string;
}

const byLanguage: Record<Language, Stories> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
export const storiesIn = (language: Language): Stories => byLanguage[language];
