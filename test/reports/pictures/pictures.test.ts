import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/platform/directory/branch.js';
import { catalogues } from '../../../src/platform/language/locales/index.js';
import { speak } from '../../../src/platform/language/speak.js';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import { svgOf } from '../../../src/reports/pictures/draw.js';
import { heatOf } from '../../../src/reports/pictures/heat.js';
import { picturesOf } from '../../../src/reports/pictures/pictures.js';
import { heatSaid } from '../../../src/reports/pictures/said.js';
import { trendOf } from '../../../src/reports/pictures/trend.js';
import { signsOf } from './font.js';
import { october } from './told.js';

const font = signsOf('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
const [counts, shares] = weekly.trends;
const en = speak('en');

/** What is written in a drawing, in its order. */
const written = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.trim());

/** Width and height as the head of a PNG says them. */
function sizeOf(bytes: Uint8Array): [number, number] {
  const head = Buffer.from(bytes);
  expect(head.toString('latin1', 1, 4)).toBe('PNG');
  return [head.readUInt32BE(16), head.readUInt32BE(20)];
}

describe.each(languages)('the pictures of a month in %s', (language) => {
  const told = october(language);
  const speech = speak(language);

  it('are as wide as a phone shows well, and all that they show is said in words', async () => {
    const pictures = await picturesOf(told, speech);
    expect(pictures.map(({ name }) => name)).toEqual(['2026-10-1.png', '2026-10-2.png', '2026-10-3.png']);
    for (const { bytes, alt, title } of pictures) {
      expect(sizeOf(bytes)).toEqual([1200, 675]);
      expect(alt.length).toBeLessThanOrEqual(1000);
      expect(alt).not.toMatch(/[{}]|undefined|…/);
      expect(title).not.toBe('');
    }
    const [first, second, heat] = pictures.map(({ alt }) => alt);
    for (const value of ['12', '34', '41', speech.t('measures.complaints'), told.branch.name])
      expect(first).toContain(value);
    expect(second).toContain('84%');
    for (const value of ['18', '8.5', '3.3', speech.t('pictures.complaints')]) expect(heat).toContain(value);
  });

  it('are written with signs that the font has', () => {
    const drawn = [...weekly.trends.map((measures) => trendOf(measures, told, speech)), heatOf(told, speech)]
      .flatMap((drawing) => written(svgOf(drawing)))
      .join('');
    const own = JSON.stringify([catalogues[language].measures, catalogues[language].pictures]);
    const missing = [...new Set(drawn + own)].filter((sign) => sign.trim() !== '' && !font.has(sign));
    expect(drawn).toContain(speech.t('measures.complaints'));
    expect(missing).toEqual([]);
  });
});

describe('a trend', () => {
  it('writes the newest of each measure, and what is usual in the branch', () => {
    const texts = written(svgOf(trendOf(counts, october('en'), en)));
    expect(texts).toContain('Complaints · Incidents · Referrals');
    expect(texts).toContain('above the usual 4 to 6');
    expect(texts).toContain('Oct 2025 to Oct 2026 · Riverside');
    expect(texts).toContain('Oct');
  });

  it('says of a period that still runs neither above nor below what is usual for a whole one', () => {
    const running = october('en', { closed: false });
    const texts = written(svgOf(trendOf(counts, running, en)));
    expect(texts).toContain('usual 4 to 6');
    expect(texts.join()).not.toContain('above');
    expect(texts.join()).toContain('Oct is still running');
    // A share does not grow with the days.
    expect(written(svgOf(trendOf(shares, running, en)))).toContain('below the usual 91% to 94%');
  });

  it('says nothing of what is usual while that is not known', () => {
    const young = october('en');
    const texts = written(
      svgOf(
        trendOf(
          counts,
          { ...young, compiled: { ...young.compiled, past: young.compiled.past.slice(-2) } },
          en,
        ),
      ),
    );
    expect(texts.join()).not.toContain('usual');
    expect(texts).toContain('Aug to Oct 2026 · Riverside');
  });

  it('is drawn where nothing ever happened, and where all is one amount', () => {
    const told = october('en');
    const past = told.compiled.past.map(({ period }) => ({
      period,
      figures: { complaints: 0, complaint_clocks: 1 },
    }));
    const figures = { complaints: 0, complaint_clocks: 1 };
    const quiet = { ...told, compiled: { ...told.compiled, past, figures } };
    for (const measures of weekly.trends)
      expect(svgOf(trendOf(measures, quiet, en))).not.toMatch(/NaN|Infinity/);
  });
});

describe('the picture of the queue', () => {
  it('has a number in each cell that was counted, and marks complaints', () => {
    const texts = written(svgOf(heatOf(october('en'), en)));
    expect(texts).toEqual(
      expect.arrayContaining(['4', '8.5', '3.3', '18', '9:00', '15:00', 'Mon', 'Tue', 'Wed']),
    );
    // Two on Tuesday at ten; one on Wednesday at three, when nobody counted.
    expect(texts.filter((text) => text === '2' || text === '1')).toEqual(['2', '1']);
    expect(texts).toContain('Oct 2026 · most on Tue, 10:00 to 11:00: 18 · Riverside');
    expect(texts).toContain('Complaints about waiting');
  });
});

it('says every number of the busiest of weeks within the words that Slack takes', () => {
  const told = october('en');
  const heat = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: 12 }, (_, place) => ({
      weekday,
      hour: 8 + place,
      waiting: 10 * weekday + place + 0.5,
      longest: null,
      counts: 1,
      complaints: place === 6 ? 12 : 0,
    })),
  );
  const { pointers } = told.compiled;
  const full = { ...told, compiled: { ...told.compiled, pointers: { ...pointers, heat } } };
  for (const language of languages) {
    const said = heatSaid(full, speak(language));
    expect(said.length).toBeLessThanOrEqual(1000);
    expect(said).toMatch(/19(:00)? 82\D*$/);
  }
});

it('draws nothing of what is not known', async () => {
  const told = october('en');
  const { pointers } = told.compiled;
  expect(
    await picturesOf(
      { ...told, compiled: { ...told.compiled, past: [], pointers: { ...pointers, heat: [] } } },
      en,
    ),
  ).toEqual([]);
});
