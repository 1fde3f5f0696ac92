import type { Language } from '../../../platform/directory/branch.js';
import { en } from './en/index.js';
import { zhCN } from './zh-cn/index.js';
import { zhTW } from './zh-tw/index.js';

type Sentences = readonly string[];

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
/** Devices that fail in the same ways. */
export type DeviceSort =
  | 'cash'
  | 'ticket'
  | 'screen'
  | 'terminal'
  | 'printer'
  | 'counter'
  | 'pad'
  | 'door'
  | 'camera';
export type Topic = 'waiting' | 'service' | 'product' | 'fees' | 'device' | 'premises' | 'app' | 'rules';
export type Question = 'account' | 'card' | 'loan' | 'wealth' | 'insurance' | 'forex' | 'app' | 'documents';
export type CareType = 'elderly' | 'disabled' | 'pregnant' | 'child' | 'home_visit' | 'fraud_stopped';
export type Leaving = 'account' | 'card' | 'transfer' | 'product';
export type Theme = 'fraud' | 'cash' | 'deposit_insurance' | 'payment' | 'privacy';

export interface IncidentStories {
  /** What happened, and how the sentence may go on. */
  types: Record<IncidentType, { told: Sentences; after: Sentences; outcome: Sentences; cause: Sentences }>;
  lessons: Sentences;
  /** What a review decides. */
  measures: Sentences;
  drill: { told: Sentences; went: Sentences; measures: Sentences };
}

export interface ComplaintStories {
  about: Record<Concern, { told: Sentences; answer: Sentences; result: Sentences }>;
  acknowledged: Sentences;
  passedUp: Sentences;
  withdrawn: Sentences;
  redress: Sentences;
  /** What customers say when they are called afterwards. */
  content: Sentences;
  discontent: Sentences;
}

export interface ReferralStories {
  signals: Record<Signal, Sentences>;
  products: Record<Product, Sentences>;
  lost: Sentences;
  unsuitable: Sentences;
  /** What a customer shows interest in at the counter. */
  leads: Sentences;
}

export interface FindingStories {
  /** What was seen, by the item of a list. */
  seen: Record<string, Sentences>;
  notApplicable: Sentences;
  /** Reasons for which the branch head waives a line that Lobby knows not to be met. */
  released: Sentences;
  proofs: Sentences;
  sentBack: Sentences;
  dropped: Sentences;
}

export interface EquipmentStories {
  /** The branch's own list. */
  devices: Record<string, DeviceSort>;
  /** The one of them that fails again and again. */
  troubled: string;
  symptoms: Record<DeviceSort, Sentences>;
  customersTold: Sentences;
  sentTo: Sentences;
  technicians: Sentences;
  repairs: Sentences;
  /** The branch's own list of supplies. */
  supplies: Sentences;
  /** The branch's own list of areas. */
  areas: Sentences;
}

export interface CustomerStories {
  suggestions: readonly { topic: Topic; told: string; answer: string }[];
  /** The branch's own list of who answers them. */
  departments: Record<Topic, string>;
  declined: Sentences;
  enquiries: readonly { topic: Question; asked: string; answer: string }[];
  /** Answers for questions without a story. */
  answered: Sentences;
  praise: Record<'customer' | 'comment_book' | 'colleague', Sentences>;
  care: Record<CareType, Sentences>;
  visits: Sentences;
  calls: Sentences;
  leaving: Record<Leaving, Sentences>;
  offers: Sentences;
  left: Sentences;
  wentTo: Sentences;
  dissatisfied: Sentences;
  appointments: Sentences;
  cancelled: Sentences;
  found: Sentences;
  missed: Sentences;
  keptAt: Sentences;
  proofs: Sentences;
  handedTo: Sentences;
  notFound: Sentences;
}

export interface TeamStories {
  handovers: Sentences;
  /** What everybody must read. */
  bulletins: Sentences;
  meetings: Sentences;
  decisions: Sentences;
  /** A remark on a count of people who wait. */
  flow: Sentences;
  education: Record<Theme, Sentences>;
  /** Notes in the timeline on the progress. */
  notes: Record<'incident' | 'complaint' | 'referral', Sentences>;
}

/** What a visitor is to find on the day on which the trial begins. */
export interface TodayStories {
  outage: string;
  waiting: string;
  /** From one shift of the day to the next. */
  handover: string;
  /** A complaint that takes long. */
  complaint: string;
  answer: string;
  passedUp: string;
}

/**
 * What people of a branch write down, in its language. `{place}`, `{n}` (a small number) and `{m}` (minutes) are filled in;
 * sentences and their endings are combined freely.
 */
export interface Stories {
  places: Sentences;
  incidents: IncidentStories;
  complaints: ComplaintStories;
  referrals: ReferralStories;
  findings: FindingStories;
  equipment: EquipmentStories;
  visitors: CustomerStories;
  team: TeamStories;
  today: TodayStories;
  customers: Sentences;
  /** A phone number reserved for fiction or unassigned, from three digits. */
  phone(digits: string): string;
  /** A day as people type it in a line. */
  day(month: number, day: number): string;
}

const byLanguage: Record<Language, Stories> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
export const storiesIn = (language: Language): Stories => byLanguage[language];
