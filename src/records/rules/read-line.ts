import type { Scene } from '../../platform/directory/branch.js';
import { privateIn } from '../../platform/directory/masking.js';
import { currencyOf } from '../../platform/directory/money.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Field, Value, Values } from '../../platform/forms/field.js';
import { counted, type Masked, masksIn, type Piece } from '../../platform/privacy/mask.js';
import { amountIn } from '../../platform/reading/amounts.js';
import { type CountDoubt, type CountWanted, countsIn } from '../../platform/reading/counts.js';
import { marksIn, mentionsIn } from '../../platform/reading/marks.js';
import {
  alsoCalled,
  givenName,
  type Nameable,
  type NameRead,
  nameAt,
  namesIn,
} from '../../platform/reading/names.js';
import { receivedIn } from '../../platform/reading/received.js';
import { saysNothingElse, without } from '../../platform/reading/rest.js';
import { severitiesIn } from '../../platform/reading/severity.js';
import { simplified } from '../../platform/reading/simplified.js';
import { timesIn } from '../../platform/reading/time.js';
import { timePiecesIn } from '../../platform/reading/time-pieces.js';
import { meaningOf, oneOf, words } from '../../platform/reading/words.js';
import { blank, type Folded, fold, pieceOf, type Span, squeeze } from '../../platform/text/fold.js';
import type { Kind } from './kind.js';
import { type DateDoubt, dateIn, momentIn } from './read-time.js';
import { thresholdOf, weighed } from './threshold.js';

/** Why something that looked like a directive or a value was not used. */
export type Doubt =
  | DateDoubt
  /** A tag or a name that nothing here has. */
  | 'unknown'
  /** Several things have this name. */
  | 'several'
  /** The field was set already by something earlier in the line. */
  | 'second'
  /** The person named does not have the required role. */
  | 'role'
  /** Records of this kind have no owner to name. */
  | 'nobody'
  /** The severity is not from 1 to 4, or the line also has a graver one. */
  | 'severity'
  | 'graver'
  | CountDoubt
  /** The amount is in another country's currency. */
  | 'currency'
  /** The amount is too small for the signal. */
  | 'below'
  /** The branch has not set from which amount on it counts. */
  | 'no_threshold'
  /** It tells where something is. */
  | 'place';

/** What was understood, and the words in the line. */
export interface Understood {
  /** `severity`, `owner`, or the name of a field. */
  as: string;
  piece: string;
}

/** Words of the line that looked like a value, and why they were not used. */
export interface Unsure {
  piece: string;
  why: Doubt;
  /** The amount from which on it would count. */
  least?: { amount: number; currency: string };
}

/** What was read from a quick line, such as `sev2 #medical @amy customer fainted at counter 3`. */
export interface LineRead {
  /**
   * The words as typed, without directives (a severity, a tag, a person). Empty where the values say everything and
   * the kind needs no words.
   */
  text: string;
  /** The same text with private numbers masked; absent where it must be masked again. */
  shown?: Masked;
  severity: number | null;
  values: Values;
  /** The owner, for kinds in which a mention names the owner. */
  ownerId?: string;
  understood: readonly Understood[];
  unsure: readonly Unsure[];
}

/** The names of a kind's fields and options, in every language. */
export interface Called {
  /** Labels of an option, and everyday words for it. */
  option(field: string, option: string): readonly string[];
  /** Labels of a field, and what its number may be called in a line. */
  field(field: string): readonly string[];
}

type Place = Pick<Scene, 'members' | 'branch' | 'calendar' | 'now'>;

/** The working state of a reading: what it is based on, and what was found so far. */
interface Draft {
  kind: Kind;
  place: Place;
  called: Called;
  folded: Folded;
  severity: number | null;
  values: Record<string, Value>;
  ownerId: string | null;
  understood: (Span & { as: string })[];
  unsure: (Span & Omit<Unsure, 'piece'>)[];
  /** Parts of the line that are removed from the words. */
  directives: Span[];
  /** Parts that are not directives and stay in the words, but gave a field its value. */
  said: Span[];
}

/**
 * Reads a quick line. A part is used only if all of it is understood, it has exactly one meaning, and the kind asks
 * for it. Words of a sentence stay in the text even if they gave a value: a day, a number or a place.
 */
export function readLine(kind: Kind, line: string, place: Place, called: Called): LineRead {
  const whole = fold(line);
  const mentions = mentionsIn(whole);
  const pieces = privateIn(place.branch, whole);
  const hidden = [...pieces, ...masksIn(whole), ...mentions, ...addressesIn(whole)];
  const draft: Draft = {
    kind,
    place,
    called,
    folded: blank(whole, hidden),
    severity: null,
    values: {},
    ownerId: null,
    understood: [],
    unsure: [],
    directives: [],
    said: [],
  };
  readSeverity(draft);
  draft.folded = blank(draft.folded, draft.directives);
  readTags(draft);
  readPeople(draft, mentions);
  draft.folded = blank(draft.folded, [...draft.directives, ...draft.unsure]);
  readNames(draft);
  readAmount(draft);
  readCounts(draft);
  readReceived(draft);
  readTimes(draft);
  return finished(draft, whole, mentions, pieces);
}

function finished(
  draft: Draft,
  whole: Folded,
  mentions: ReturnType<typeof mentionsIn>,
  pieces: readonly Piece[],
): LineRead {
  const { kind, directives, said, ownerId, place } = draft;
  const bare =
    kind.text === 'optional' && said.length > 0 && saysNothingElse(whole, [...directives, ...said]);
  // An unused mention stays in the text, as a name.
  const names = new Map<Span, string>(
    mentions
      .filter((mention) => !directives.includes(mention))
      .map((mention) => [
        mention,
        setApart(whole, mention, `@${mention.label ?? nameOf(mention.slackId, place.members)}`),
      ]),
  );
  const inOrder = <T extends Span>(list: readonly T[]) => [...list].sort((a, b) => a.start - b.start);
  const gone = [...directives, ...names.keys()];
  const shown = new Map([...names, ...pieces.map((piece): [Span, string] => [piece, piece.shown])]);
  return {
    text: bare ? '' : without(whole, gone, names),
    ...(bare || joinsWords(whole, directives)
      ? {}
      : { shown: { text: without(whole, [...gone, ...pieces], shown), masked: counted(pieces) } }),
    severity: draft.severity,
    values: weighed(kind, draft.values, place.branch),
    ...(ownerId ? { ownerId } : {}),
    understood: inOrder(draft.understood).map((one) => ({ as: one.as, piece: pieceOf(whole, one).trim() })),
    unsure: inOrder(draft.unsure).map((one) => ({
      piece: pieceOf(whole, one).trim(),
      why: one.why,
      ...(one.least ? { least: one.least } : {}),
    })),
  };
}

/** Whether removing these parts would join words that were separate, such as a name and a number, or two numbers. */
function joinsWords(whole: Folded, gone: readonly Span[]): boolean {
  const { text } = blank(whole, gone);
  const first = text.search(/\S/);
  const last = text.trimEnd().length;
  return gone.some(({ start, end }) => start > first && end < last);
}

/** A name stands by itself, as the mention did: it would make one word with letters or digits beside it. */
const setApart = ({ text }: Folded, { start, end }: Span, name: string): string =>
  `${/[a-z\d]/.test(text[start - 1] ?? '') ? ' ' : ''}${name}${/[a-z\d]/.test(text[end] ?? '') ? ' ' : ''}`;

const nameOf = (slackId: string, members: readonly Member[]) =>
  members.find((one) => one.slackId === slackId)?.name ?? slackId;

/** URLs may contain any of the characters that mark directives, so they are skipped. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]+/g;
const addressesIn = ({ text }: Folded): Span[] =>
  [...text.matchAll(ADDRESS)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));

/** Takes the gravest severity in the line; others stay in the text and are reported. */
function readSeverity(draft: Draft): void {
  if (!draft.kind.severity) return;
  const read = severitiesIn(draft.folded);
  const possible = read.filter(({ level, doubtful }) => !doubtful && level >= 1 && level <= 4);
  const level = Math.min(...possible.map((one) => one.level));
  for (const one of read) {
    const { start, end } = one;
    if (!possible.includes(one)) draft.unsure.push({ start, end, why: 'severity' });
    else if (one.level > level) draft.unsure.push({ start, end, why: 'graver' });
    else {
      draft.understood.push({ start, end, as: 'severity' });
      draft.severity = level;
      draft.directives.push({ start, end });
    }
  }
}

/** A field and the value that a tag gives it. */
interface Setting {
  name: string;
  value: Value;
}

function tagsOf({ kind, called, place }: Draft): Nameable<Setting>[] {
  const quick = Object.entries(kind.fields).flatMap(([name, field]): Nameable<Setting>[] => {
    if (field.type === 'choice' && field.quick)
      return field.options.map((option) => ({
        value: { name, value: option },
        names: [option, ...called.option(name, option)],
      }));
    if (field.type === 'flag' && field.quick)
      return [{ value: { name, value: true }, names: [name, ...called.field(name)] }];
    if (field.type === 'entry')
      return (place.branch.settings.lists?.[field.list] ?? []).map((entry) => ({
        value: { name, value: entry },
        names: [entry, ...alsoCalled(entry)],
      }));
    return [];
  });
  // A name that also belongs to another field means that one: "deposit" is a product, while "payroll" can only be a
  // signal.
  const taken = new Set(quick.flatMap(({ names }) => names.map(squeeze)));
  const signal = kind.thresholds?.signal?.field;
  const field = signal ? kind.fields[signal] : undefined;
  if (!signal || field?.type !== 'choice') return quick;
  return [
    ...quick,
    ...field.options.map((option) => ({
      value: { name: signal, value: option },
      names: [option, ...called.option(signal, option)].filter((name) => !taken.has(squeeze(name))),
    })),
  ];
}

/** The same text in simplified characters, if every position stays where it is. */
function inSimplified(folded: Folded): Folded {
  const text = simplified(folded.text);
  return text.length === folded.text.length ? { ...folded, text } : folded;
}

/** In branches without a list, the word itself is the entry, with a number after it: ATM 2. */
const NUMBERED = /[\p{L}\p{N}_-]+(?:\s\d{1,4}(?![\d\p{L}:/.]))?/uy;
/** The same for kinds in whose lines numbers are counts. */
const PLAIN = /[\p{L}\p{N}_-]+/uy;

function readTags(draft: Draft): void {
  const { folded, kind, place, values } = draft;
  const marks = marksIn(folded).filter(
    ({ sign, start }) =>
      sign === '#' &&
      !draft.directives.some((one) => start >= one.start && start < one.end) &&
      !draft.unsure.some((one) => start >= one.start && start < one.end),
  );
  if (marks.length === 0) return;
  // 突發疾病 and 突发疾病 are one tag.
  const tags = tagsOf(draft).map((tag) => ({ ...tag, names: tag.names.map((name) => simplified(name)) }));
  const plain = inSimplified(folded);
  const free = Object.entries(kind.fields).find(
    ([, field]) =>
      field.type === 'entry' && field.quick && !place.branch.settings.lists?.[field.list]?.length,
  )?.[0];
  for (const { start, at } of marks) {
    const found = nameAt(plain, at, tags);
    const span = { start, end: found.end };
    if (found.is === 'several') draft.unsure.push({ ...span, why: 'several' });
    else if (found.is === 'one') {
      const { name, value } = found.value;
      if (name in values && values[name] !== value) draft.unsure.push({ ...span, why: 'second' });
      else take(draft, span, name, value);
    } else if (free && !(free in values) && !/^\d+(?!\p{L}|\d)/u.test(folded.text.slice(at))) {
      const word = Object.values(kind.fields).some((field) => field.type === 'count' && field.quick)
        ? PLAIN
        : NUMBERED;
      word.lastIndex = at;
      const end = at + (word.exec(folded.text)?.[0].length ?? 0);
      take(draft, { start, end }, free, pieceOf(folded, { start: at, end }));
    } else draft.unsure.push({ ...span, why: 'unknown' });
  }
}

/** Sets a field from a directive, which is removed from the words. */
function take(draft: Draft, span: Span, name: string, value: Value): void {
  draft.understood.push({ ...span, as: name });
  draft.values[name] = value;
  draft.directives.push(span);
}

/** Reads what the record is about without `#`, if exactly one entry is named: ATM 2 keeps rebooting, 2号ATM吞卡. */
function readNames(draft: Draft): void {
  const { kind, place, values, folded } = draft;
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.type !== 'entry' || !field.named || name in values) continue;
    const list = (place.branch.settings.lists?.[field.list] ?? []).map((value) => ({
      value,
      names: [value],
    }));
    if (list.length === 0) continue;
    const named = namesIn(folded, list);
    const about = named.filter((one) => !one.place);
    const things = new Set(about.flatMap((one) => one.values));
    const isClear = things.size === 1 && about.every((one) => !one.several && one.values.length === 1);
    const [first] = about;
    const [thing] = things;
    if (isClear && first && thing !== undefined) say(draft, first, name, thing);
    else
      for (const { start, end, values: meant } of about)
        draft.unsure.push({ start, end, why: meant.length === 0 ? 'unknown' : 'several' });
    for (const { start, end } of named.filter((one) => one.place))
      draft.unsure.push({ start, end, why: 'place' });
    // The number in a device's name is not a count.
    draft.folded = blank(draft.folded, named);
  }
}

function readPeople(draft: Draft, mentions: ReturnType<typeof mentionsIn>): void {
  const { kind, folded, place } = draft;
  const people = place.members.map((value) => ({ value, names: [value.name, ...givenName(value.name)] }));
  const escaped = mentions.map((span) => ({
    span: span as Span,
    found: place.members.filter(({ slackId }) => slackId === span.slackId),
  }));
  const typed = marksIn(folded)
    .filter(({ sign }) => sign === '@')
    .flatMap(({ start, at }) => {
      const read = nameAt(folded, at, people, { parts: true });
      // "@ 3pm" is a time and "@counter" a place, unless a name begins like that.
      const found =
        read.is === 'one' && !isOtherName(folded, read)
          ? [read.value]
          : read.is === 'several'
            ? read.values
            : [];
      return [{ span: { start, end: read.end }, found }];
    });
  const field = Object.entries(kind.fields).find(([, one]) => one.type === 'person' && one.quick);
  for (const { span, found } of [...escaped, ...typed].sort((a, b) => a.span.start - b.span.start)) {
    const why = doubtOf(draft, field, found);
    if (why) {
      draft.unsure.push({ start: span.start, end: span.end, why });
      continue;
    }
    const [member] = found;
    if (!member) continue;
    draft.understood.push({ start: span.start, end: span.end, as: field?.[0] ?? 'owner' });
    draft.directives.push(span);
    if (field) draft.values[field[0]] = member.personId;
    else draft.ownerId = member.personId;
  }
}

/**
 * Whether the name goes on differently: "@Bo Chan" does not mean Bo Chen, because a capitalised word after a first
 * name is a surname.
 */
function isOtherName(folded: Folded, { value, whole, end }: NameRead<Member> & { is: 'one' }): boolean {
  if (whole) return false;
  const next = folded.original.slice(folded.ends[end - 1] ?? 0);
  // Only a word with one capital and then small letters: in a line in capitals any word might be a verb.
  const [, word = ''] = /^ (\p{Lu}\p{Ll}{1,11})(?!\p{Ll})/u.exec(next) ?? [];
  const begins = squeeze(value.name.split(/\s+/).at(-1) ?? '');
  const folds = fold(word).text;
  return (
    word !== '' &&
    !words.notSurname.has(folds) &&
    /^[a-z]/.test(begins) &&
    value.name.includes(' ') &&
    !begins.startsWith(folds)
  );
}

function doubtOf(
  { kind, ownerId, values }: Draft,
  field: [string, Field] | undefined,
  [member, another]: readonly Member[],
): Doubt | null {
  if (!member) return 'unknown';
  if (another) return 'several';
  if (!field && !kind.mention) return 'nobody';
  if (field?.[1].type === 'person' && field[1].role && !member.roles.includes(field[1].role)) return 'role';
  return (field ? field[0] in values : ownerId !== null) ? 'second' : null;
}

function readAmount(draft: Draft): void {
  const field = Object.entries(draft.kind.fields).find(([, one]) => one.type === 'amount' && one.quick)?.[0];
  if (!field) return;
  const currency = currencyOf(draft.place.branch);
  const named = signalsIn(draft);
  const signal = draft.kind.thresholds?.signal;
  const isMonthly = (value: unknown) => typeof value === 'string' && signal?.monthly.includes(value) === true;
  const monthly = [
    ...named.filter(({ value }) => isMonthly(value)),
    ...(isMonthly(draft.values[signal?.field ?? '']) ? draft.directives : []),
  ];
  const { amount, foreign, doubts } = amountIn(draft.folded, { currency, monthly });
  draft.unsure.push(...doubts);
  if (amount) say(draft, amount, field, amount.value);
  readSignal(draft, named, amount ? { value: amount.value, currency } : foreign);
  if (amount) draft.folded = blank(draft.folded, [amount]);
}

type Named = Span & { value: string };

/** The signals that the line names in everyday words; the longer name counts: a safe-deposit box is no deposit. */
function signalsIn({ kind, called, folded }: Draft): Named[] {
  const signal = kind.thresholds?.signal;
  const field = signal && kind.fields[signal.field];
  if (field?.type !== 'choice') return [];
  const names = new Map(
    field.options.flatMap((option) =>
      called
        .option(signal?.field ?? '', option)
        .map((name): [string, string] => [fold(name).text.trim(), option]),
    ),
  );
  return [...folded.text.matchAll(new RegExp(oneOf(names.keys()), 'gu'))].flatMap((found) => {
    const value = meaningOf(names, found[0]);
    return value ? [{ start: found.index, end: found.index + found[0].length, value }] : [];
  });
}

const WITHOUT = new RegExp(`(?:${oneOf(words.without)})\\s*(?:any|a|an|the|是|办|辦)?\\s*$`, 'u');
const YEARLY = new RegExp(oneOf(words.yearly), 'u');

/** Reads a signal that counts from an amount on: if the line names only this one, and the amount is reached (K3). */
function readSignal(
  draft: Draft,
  named: readonly Named[],
  sum: { value: number; currency: string } | null,
): void {
  const { kind, place, folded, values } = draft;
  const signal = kind.thresholds?.signal;
  if (!signal || !sum || signal.field in values) return;
  const usual = kind.thresholds?.usual ?? {};
  const sized = named.filter(({ value }) => Object.hasOwn(usual, value));
  const [first] = sized;
  if (!first) return;
  const doubt = (why: Doubt, more: Pick<Unsure, 'least'> = {}) =>
    draft.unsure.push({ start: first.start, end: first.end, why, ...more });
  if (sized.some(({ value }) => value !== first.value)) doubt('several');
  else if (sized.some(({ start }) => WITHOUT.test(folded.text.slice(0, start)))) doubt('against');
  else if (signal.monthly.includes(first.value) && YEARLY.test(folded.text)) doubt('order');
  else {
    const least = thresholdOf(kind, first.value, place.branch, sum.currency);
    if (least === null) doubt('no_threshold');
    else if (sum.value >= least) say(draft, first, signal.field, first.value);
    else {
      doubt('below', { least: { amount: least, currency: sum.currency } });
      // Kept as "too small" so that it can be added to others, which needs the branch's own currency.
      if (sum.currency === currencyOf(place.branch)) draft.values[signal.below] = first.value;
    }
  }
}

/** Sets a field from words that stay in the text. */
function say(draft: Draft, { start, end }: Span, name: string, value: Value): void {
  draft.values[name] = value;
  draft.understood.push({ start, end, as: name });
  draft.said.push({ start, end });
}

/** Dates, whose numbers are no counts. Two numbers that are the whole line are no date: 7/15. */
function datesIn({ folded, place: { calendar, now } }: Draft): Span[] {
  const today = calendar.localDate(now);
  return timePiecesIn(folded, { today, monthFirst: true }).filter(
    (piece) =>
      piece.is === 'clock' ||
      (piece.is === 'date' &&
        !(piece.slashed && piece.year === undefined && saysNothingElse(folded, [piece]))),
  );
}

function readCounts(draft: Draft): void {
  const all = Object.entries(draft.kind.fields).flatMap(([name, field]): CountWanted[] =>
    field.type === 'count' && !field.private
      ? [
          {
            name,
            max: field.max,
            called: draft.called.field(name),
            ...(field.unit ? { unit: field.unit } : {}),
            ...(field.quick ? {} : { byNameAlone: true as const }),
          },
        ]
      : [],
  );
  // Most kinds have no counts, so there is nothing to look for.
  if (all.every((one) => one.byNameAlone)) return;
  const { counts, doubts } = countsIn(blank(draft.folded, datesIn(draft)), all);
  draft.unsure.push(...doubts);
  for (const { name, value, start, end } of counts) say(draft, { start, end }, name, value);
}

/** Reads the day of receipt, if the line calls it that; other days are left alone. */
function readReceived(draft: Draft): void {
  const found = Object.entries(draft.kind.fields).find(([, field]) => field.type === 'date' && field.behind);
  if (!found) return;
  const { calendar, now, branch } = draft.place;
  const times = timesIn(draft.folded, { calendar, now, country: branch.country });
  const read = receivedIn(times, draft.folded, calendar.localDate(now));
  if (!read) return;
  if (read.date === null) draft.unsure.push({ start: read.start, end: read.end, why: 'past' });
  else say(draft, read, found[0], read.date);
}

function readTimes(draft: Draft): void {
  const wanted = Object.entries(draft.kind.fields).find(
    ([name, field]) =>
      (field.type === 'date' || field.type === 'moment') && field.quick && !(name in draft.values),
  );
  if (!wanted) return;
  const [name, field] = wanted;
  const { calendar, now, branch } = draft.place;
  const place = { calendar, now, country: branch.country };
  const times = timesIn(draft.folded, place);
  const { value, at, doubts } =
    field.type === 'moment' ? momentIn(times, draft.folded, place) : dateIn(times, calendar.localDate(now));
  draft.unsure.push(...doubts);
  if (value !== null && at) say(draft, at, name, value);
}
