import type { ArchiveEntry } from '../archive/open-archive.ts';
import { BrokenOff } from '../broken-off.ts';
import type { PartGuard } from '../inflation-guard.ts';
import { readSmallXml } from './read-small-xml.ts';
import { decodeEntities } from './xml-reader.ts';

/** Where in its archive a workbook has what is read of it. */
export interface WorkbookPlan {
  readonly sheet: ArchiveEntry;
  /** Name of the sheet, where none is seen and the first of the hidden ones is read. */
  readonly hiddenSheet: string | null;
  readonly sharedStrings: ArchiveEntry | null;
  readonly styles: ArchiveEntry | null;
  /** Days are counted from 1904 on. */
  readonly is1904: boolean;
  /** Names of the sheets that are not read. */
  readonly otherSheets: readonly string[];
}

interface Relationship {
  readonly id: string;
  /** The last step of its type's URL, which both editions of the standard share. */
  readonly type: string;
  readonly path: string;
}

interface SheetName {
  readonly name: string;
  readonly relationship: string;
  readonly isHidden: boolean;
}

/**
 * Finds the first sheet that is seen, or where none is the first, by relationships and not by names.
 * @throws {BrokenOff} where the document is no workbook, or not put together as one
 */
export async function planWorkbook(
  entries: readonly ArchiveEntry[],
  guard: PartGuard,
): Promise<WorkbookPlan> {
  const byPath = new Map(entries.map((entry) => [entry.label.toLowerCase(), entry]));
  const find = (path: string) => byPath.get(path.toLowerCase()) ?? null;
  const need = (path: string | undefined) => (path === undefined ? null : find(path)) ?? damaged();
  const main = (await readRelationships(need('_rels/.rels'), '', guard)).find(
    ({ type }) => type === 'officeDocument',
  );
  const workbook = need(main?.path);
  const folder = folderOf(workbook.label);
  await refuseOtherDocuments(need('[Content_Types].xml'), workbook.label, guard);
  const relations = find(`${folder}_rels/${workbook.label.slice(folder.length)}.rels`);
  const related = relations ? await readRelationships(relations, folder, guard) : [];
  const { sheets, is1904 } = await readSheets(workbook, guard);
  const worksheets = sheets.flatMap((sheet) => {
    const target = related.find(({ id, type }) => id === sheet.relationship && type === 'worksheet');
    return target ? [{ ...sheet, path: target.path }] : [];
  });
  const chosen = worksheets.find(({ isHidden }) => !isHidden) ?? worksheets[0];
  const ofType = (wanted: string) => {
    const target = related.find(({ type }) => type === wanted);
    return target ? find(target.path) : null;
  };
  return {
    sheet: need(chosen?.path),
    hiddenSheet: chosen?.isHidden ? chosen.name : null,
    sharedStrings: ofType('sharedStrings'),
    styles: ofType('styles'),
    is1904,
    otherSheets: worksheets.filter((sheet) => sheet !== chosen).map(({ name }) => name),
  };
}

function damaged(): never {
  throw new BrokenOff({ code: 'workbook-damaged' });
}

async function readRelationships(
  entry: ArchiveEntry,
  folder: string,
  guard: PartGuard,
): Promise<readonly Relationship[]> {
  const found: Relationship[] = [];
  await readSmallXml(entry, guard, {
    open: (element, attributes) => {
      if (element !== 'p:Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      found.push({ id: decodeEntities(Id), type, path: resolvePath(decodeEntities(Target), folder) });
    },
  });
  return found;
}

/** As a path from the root of the archive, where one that leads out of it leads nowhere. */
function resolvePath(target: string, folder: string): string {
  const steps: string[] = [];
  const all = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of all.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** What else the programs of an office write into archives of the same kind. */
const otherDocuments = [
  [/sheet\.binary/, 'xlsb', 'format-unsupported'],
  [/wordprocessingml|ms-word/, 'docx', 'binary-file'],
  [/presentationml|ms-powerpoint/, 'pptx', 'binary-file'],
] as const;

async function refuseOtherDocuments(types: ArchiveEntry, main: string, guard: PartGuard): Promise<void> {
  await readSmallXml(types, guard, {
    open: (element, attributes) => {
      if (element !== 't:Override') return;
      const { PartName = '', ContentType = '' } = attributes();
      if (PartName.toLowerCase() !== `/${main.toLowerCase()}`) return;
      const other = otherDocuments.find(([pattern]) => pattern.test(ContentType));
      if (other) throw new BrokenOff({ code: other[2], found: other[1] });
    },
  });
}

async function readSheets(
  workbook: ArchiveEntry,
  guard: PartGuard,
): Promise<{ sheets: readonly SheetName[]; is1904: boolean }> {
  const sheets: SheetName[] = [];
  let is1904 = false;
  await readSmallXml(workbook, guard, {
    open: (element, attributes) => {
      if (element === 's:workbookPr') is1904 = /^(1|true)$/.test(attributes()['date1904'] ?? '');
      if (element !== 's:sheet') return;
      const { name = '', state = 'visible', 'r:id': id = '' } = attributes();
      sheets.push({
        name: decodeEntities(name),
        relationship: decodeEntities(id),
        isHidden: state !== 'visible',
      });
    },
  });
  return { sheets, is1904 };
}
