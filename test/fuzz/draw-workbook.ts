import { shuffle } from '../../generator/random.ts';
import { textRows, type WorkbookText, writeWorkbook } from '../support/archive/write-workbook.ts';
import { fileMutations } from './file-mutations.ts';
import type { Drawing, FuzzCase } from './fuzz-case.ts';
import { hostileTexts } from './hostile-values.ts';
import { sheetMutations } from './sheet-mutations.ts';
import { cellsOf, tableHeaders } from './text-forms.ts';

/** XML can hold no half of a character, and a cell no more than a spreadsheet puts there. */
const cellTexts = hostileTexts.map((text) => text.slice(0, 32_767)).filter((text) => text.isWellFormed());

/** A workbook: cells changed, or what it is made of, or its bytes. */
export function drawWorkbook({ random, without, originals }: Drawing): FuzzCase {
  const chosen = shuffle(random, [...originals.keys()]).slice(0, random.int(5, 9));
  const header = random.pick([tableHeaders.codes, tableHeaders.chinese]);
  const changes = Array.from({ length: random.int(0, 4) }, () => ({
    row: random.int(0, chosen.length - 1),
    column: random.int(0, header.length - 1),
    text: random.pick(cellTexts),
  }));
  const rows = chosen.flatMap((original, at) => {
    const list = originals[original];
    if (!list || without.includes(`row ${at}`)) return [];
    const cells = [...cellsOf(list)];
    const own = changes.filter(({ row }, change) => row === at && !without.includes(`change ${change}`));
    for (const { column, text } of own) cells[column] = text;
    return [{ original, cells, isTouched: own.length > 0 }];
  });
  const inside = random.chance(0.4) ? random.pick(Object.keys(sheetMutations)) : null;
  const whole = inside === null && random.chance(0.25) ? random.pick(Object.keys(fileMutations)) : null;
  const text: WorkbookText = { rows: textRows([header, ...rows.map(({ cells }) => cells)]) };
  const bytes = writeWorkbook((inside && sheetMutations[inside]?.(random, text)) || text);
  const isSure = inside === null && whole === null;
  const untouched = rows.filter(({ isTouched }) => !isTouched);
  return {
    files: [{ name: 'fuzz.xlsx', bytes: (whole && fileMutations[whole]?.(random, bytes)) || bytes }],
    kept: isSure ? untouched.map(({ original }) => ({ form: 'csv', original })) : [],
    story: [
      'xlsx',
      ...(inside ? [inside] : []),
      ...(whole ? [`archive ${whole}`] : []),
      ...changes.map(
        ({ row, column, text: put }) =>
          `cell ${JSON.stringify(put.slice(0, 30))} in row ${row} column ${column}`,
      ),
    ],
    parts: [...chosen.map((_, at) => `row ${at}`), ...changes.map((_, at) => `change ${at}`)],
  };
}
