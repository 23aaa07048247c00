import type { IntakeLimits } from '../../../core/claims/intake-limits.ts';
import type { ArchiveEntry } from '../archive/open-archive.ts';
import { BrokenOff } from '../broken-off.ts';
import type { PartContent } from '../file-part.ts';
import type { InflationGuard } from '../inflation-guard.ts';

/**
 * How the document of an office program that an archive is would be opened; `null` where it is an archive and nothing
 * else. What opens throws {@link BrokenOff} where it is no workbook.
 */
export function officeContent(
  entries: readonly ArchiveEntry[],
  _limits: IntakeLimits,
  _inflation: InflationGuard,
): (() => Promise<PartContent>) | null {
  const has = (label: string) => entries.some((entry) => entry.label === label);
  if (has('[Content_Types].xml') && has('_rels/.rels'))
    return () => Promise.reject(new BrokenOff({ code: 'format-unsupported', found: 'xlsx' }));
  if (entries[0]?.label === 'mimetype' && has('content.xml'))
    return () => Promise.reject(new BrokenOff({ code: 'format-unsupported', found: 'ods' }));
  return null;
}
