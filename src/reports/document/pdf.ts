import { createRequire } from 'node:module';

/** The text of a report as a document: title, remarks and parts. */
export interface DocumentText {
  title: string;
  remarks: readonly string[];
  parts: readonly { head: string; lines: readonly string[] }[];
  /** The document's date. */
  at: Date;
}

/**
 * The same font as in the pictures: it has Latin, simplified and traditional Chinese, independent of the machine's
 * fonts.
 */
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
);

/** The document as PDF (A4); its text can be searched and copied. */
export async function pdfOf({ title, remarks, parts, at }: DocumentText): Promise<Uint8Array> {
  // Loaded on demand: it takes a third of a second and is only needed a few times a month.
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
