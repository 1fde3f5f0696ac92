import { createRequire } from 'node:module';

/** A report as it is read and filed: a title, what must be known of it, and its parts. */
export interface DocumentText {
  title: string;
  remarks: readonly string[];
  parts: readonly { head: string; lines: readonly string[] }[];
  /** When it became what it is. */
  at: Date;
}

/** The font of the pictures: one for Latin, simplified and traditional Chinese, whatever the machine has. */
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
);

/** The document as PDF on A4, its text as text: it can be searched and copied. */
export async function pdfOf({ title, remarks, parts, at }: DocumentText): Promise<Uint8Array> {
  // A third of a second to load, and needed a few times a month.
  const { default: PDFDocument } = await import('pdfkit');
  const made = new PDFDocument({
    size: 'A4',
    margins: { top: 56, bottom: 56, left: 56, right: 56 },
    font,
    info: { Title: title, Creator: 'Lobby', Producer: 'Lobby', CreationDate: at, ModDate: at },
  });
  const chunks: Uint8Array[] = [];
  const bytes = new Promise<Uint8Array>((done, failed) => {
    made.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    made.on('end', () => done(Buffer.concat(chunks)));
    made.on('error', failed);
  });
  made.fontSize(17).fillColor('#1d1c1d').text(title);
  made.moveDown(0.3).fontSize(9).fillColor('#616061');
  for (const remark of remarks) made.text(remark);
  for (const { head, lines } of parts) {
    made.moveDown(0.9).fontSize(12).fillColor('#1d1c1d').text(head);
    made.moveDown(0.2).fontSize(10);
    for (const line of lines) made.text(line, { lineGap: 2 });
  }
  made.end();
  return bytes;
}
