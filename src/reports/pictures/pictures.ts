import type { Speech } from '../../platform/language/speak.js';
import { heatOf } from './heat.js';
import { fullPeriod } from './periods.js';
import type { Picture } from './picture.js';
import { heatSaid, trendSaid } from './said.js';
import { isTold } from './series.js';
import type { Told } from './told.js';
import { trendOf } from './trend.js';

/**
 * The pictures of a report: trends of its figures over the periods, then the heat map of the queue. Pictures without
 * data are left out, as are trends of a single period.
 */
export async function picturesOf(told: Told, speech: Speech): Promise<Picture[]> {
  const { report, compiled, period } = told;
  // Loaded on demand: the library is large, and pictures are rarely drawn.
  const { pngOf } = await import('./draw.js');
  const trends = report.trends
    .map((measures) => measures.filter((measure) => isTold(told, measure)))
    .filter((measures) => measures.length > 0 && compiled.past.length > 0);
  const pictures: Picture[] = [];
  // One after the other, because drawing all at once would need many times the memory.
  for (const [place, measures] of trends.entries())
    pictures.push({
      name: `${period.name}-${place + 1}.png`,
      title: measures.map(({ name }) => speech.t(`measures.${name}`)).join(' · '),
      alt: trendSaid(measures, told, speech),
      bytes: await pngOf(trendOf(measures, told, speech)),
    });
  if (compiled.pointers.heat.some(({ waiting }) => waiting !== null))
    pictures.push({
      name: `${period.name}-${trends.length + 1}.png`,
      title: `${speech.t('pictures.heat')} · ${fullPeriod(report.period, period.name, speech)}`,
      alt: heatSaid(told, speech),
      bytes: await pngOf(heatOf(told, speech)),
    });
  return pictures;
}
