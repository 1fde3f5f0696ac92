import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkAreaComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { palette } from './palette.js';
import { size } from './picture.js';

use([
  BarChart,
  LineChart,
  HeatmapChart,
  ScatterChart,
  GridComponent,
  GraphicComponent,
  MarkAreaComponent,
  VisualMapComponent,
  SVGRenderer,
]);

export type Drawing = EChartsCoreOption;

/** One font file for Latin, simplified and traditional Chinese, so that the machine needs no fonts. */
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
);
const fontFamily = 'Noto Sans SC';

export function svgOf(drawing: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: palette.paper,
      textStyle: { fontFamily, color: palette.ink },
      ...drawing,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The drawing as PNG; rendered asynchronously, off the main thread. */
export async function pngOf(drawing: Drawing): Promise<Uint8Array> {
  const image = await renderAsync(svgOf(drawing), {
    font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: fontFamily },
    fitTo: { mode: 'original' },
  });
  return image.asPng();
}
