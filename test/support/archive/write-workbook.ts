import { writeZip, type ZipEntry } from './write-zip.ts';

export interface WorkbookText {
  /** What stands between the tags of `sheetData`. */
  readonly rows: string;
  /** What follows the rows. */
  readonly afterRows?: string;
  readonly sharedStrings?: readonly string[];
  /** `formatCode` of each style, from style 1 on. */
  readonly formats?: readonly string[];
  /** What stands in `workbook.xml` in place of one visible sheet. */
  readonly sheets?: string;
  readonly workbookPr?: string;
  /** Documents in place of, or beside, those that are written. */
  readonly documents?: Readonly<Record<string, string>>;
  /** How the documents are stored. */
  readonly how?: Partial<ZipEntry>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (...all: readonly string[]) =>
  `${head}<Relationships xmlns="${packages}">${all.join('')}</Relationships>`;

/** A workbook whose documents are named as no program names them, written by hand so that anything may be in it. */
export function writeWorkbook(text: WorkbookText): Buffer {
  const { rows, afterRows = '', sharedStrings = [], formats = [], sheets, workbookPr = '', how } = text;
  const styles = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(code)}"/>`,
  );
  const xfs = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  const visible = '<sheet name="清单" sheetId="1" r:id="rId7"/>';
  const documents: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/book/main.xml" ContentType="${sheetType}"/></Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'book/main.xml')),
    'book/main.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${workbookPr}/><sheets>${sheets ?? visible}</sheets></workbook>`,
    'book/_rels/main.xml.rels': relations(
      relation('rId7', 'worksheet', 'pages/one.xml'),
      relation('rId8', 'worksheet', '/book/pages/two.xml'),
      relation('rId9', 'sharedStrings', 'words.xml'),
      relation('rId10', 'styles', '../looks.xml'),
    ),
    'book/pages/one.xml': `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
    'book/pages/two.xml': `${head}<worksheet xmlns="${main}"><sheetData>${rows.replaceAll('S1', 'S2')}</sheetData></worksheet>`,
    'book/words.xml': `${head}<sst xmlns="${main}">${sharedStrings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
    'looks.xml': `${head}<styleSheet xmlns="${main}"><numFmts>${styles.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
    ...text.documents,
  };
  return writeZip(Object.entries(documents).map(([name, content]) => ({ name, content, ...how })));
}

/** A cell with a text of its own. */
export function textCell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Rows of texts, from a row of the sheet on. */
export function textRows(rows: readonly (readonly string[])[], first = 1): string {
  return rows
    .map((cells, at) => {
      const row = first + at;
      const written = cells.map((cell, column) =>
        cell === '' ? '' : textCell(`${letters(column)}${row}`, cell),
      );
      return `<row r="${row}">${written.join('')}</row>`;
    })
    .join('');
}

function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest >= 0 ? letters(rest) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function escapeXml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return escaped.replaceAll(
    /[^\t\n\P{Cc}]/gu,
    (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  );
}
