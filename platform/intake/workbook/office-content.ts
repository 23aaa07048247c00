import type { FileProblem } from '../../../core/claims/file-problem.ts';
import type { IntakeLimits } from '../../../core/claims/intake-limits.ts';
import { abridge } from '../abridge.ts';
import type { ArchiveEntry } from '../archive/open-archive.ts';
import { BrokenOff } from '../broken-off.ts';
import type { PartContent } from '../file-part.ts';
import type { InflationGuard } from '../inflation-guard.ts';
import { readCellStyles } from './cell-styles.ts';
import { readSharedStrings } from './shared-strings.ts';
import { sheetRecords } from './sheet-records.ts';
import { planWorkbook } from './workbook-plan.ts';

/**
 * How the document of an office program that an archive is would be opened; `null` where it is an archive and nothing
 * else. What opens throws {@link BrokenOff} where it is no workbook that can be read.
 */
export function officeContent(
  entries: readonly ArchiveEntry[],
  limits: IntakeLimits,
  inflation: InflationGuard,
): (() => Promise<PartContent>) | null {
  const has = (label: string) => entries.some((entry) => entry.label === label);
  if (has('[Content_Types].xml') && has('_rels/.rels')) return () => openWorkbook(entries, limits, inflation);
  if (entries[0]?.label === 'mimetype' && has('content.xml'))
    return () => Promise.reject(new BrokenOff({ code: 'format-unsupported', found: 'ods' }));
  return null;
}

async function openWorkbook(
  entries: readonly ArchiveEntry[],
  limits: IntakeLimits,
  inflation: InflationGuard,
): Promise<PartContent> {
  const guard = inflation.begin();
  const { sheet, hiddenSheet, sharedStrings, styles, is1904, otherSheets } = await planWorkbook(
    entries,
    guard,
  );
  const meanings = {
    strings: sharedStrings ? await readSharedStrings(sharedStrings, guard, limits.maxSharedStringBytes) : [],
    styles: styles ? await readCellStyles(styles, guard) : [],
    is1904,
  };
  const notices: FileProblem[] = [];
  if (hiddenSheet !== null) notices.push({ code: 'hidden-sheet', name: abridge([hiddenSheet]).join() });
  if (otherSheets.length > 0) notices.push({ code: 'other-sheets', names: abridge(otherSheets) });
  const rows = sheetRecords({ sheet, meanings, limits, guard, notices });
  return { kind: 'sheet', rows, notices };
}
