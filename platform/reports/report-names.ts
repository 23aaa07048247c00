import type { Departments } from '../../core/claims/departments.ts';
import type { Words } from '../../core/claims/words.ts';
import { parseGroupKey } from '../../core/indicators/sheet.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { isCatalogue } from '../../core/payment/region-book.ts';
import type { ReportNames } from '../../core/reports/report-input.ts';
import type { GroupKind } from '../../core/steering/contribution-words.ts';

/** What the installed knowledge calls units; a code that it does not know is its own name. */
export function reportNames(
  knowledge: Pick<Knowledge, 'hospitals' | 'regions' | 'grouperOf' | 'dipGrouperOf'>,
  departments: Departments,
): ReportNames & { readonly groupKind: GroupKind } {
  const { hospitals, regions } = knowledge;
  const orCode = (code: string, words: Words | null | undefined) => words ?? { zh: code, en: code };
  return {
    hospital: (code) => orCode(code, hospitals.get(code)?.name),
    region: (code) => orCode(code, regions.byCode.get(code)?.name),
    department: (code) => orCode(code, departments.get(code)),
    groupKind: (key) => (isCatalogue(parseGroupKey(key).scheme, regions) ? 'dip' : 'drg'),
    group: (key) => {
      const { scheme, group } = parseGroupKey(key);
      return orCode(group, titleIn(knowledge, scheme, group));
    },
  };
}

/** A scheme that was activated for a while may not be installed any more. */
function titleIn(
  { regions, grouperOf, dipGrouperOf }: Pick<Knowledge, 'regions' | 'grouperOf' | 'dipGrouperOf'>,
  scheme: string,
  group: string,
): Words | null {
  try {
    return (isCatalogue(scheme, regions) ? dipGrouperOf : grouperOf)(scheme).title(group);
  } catch {
    return null;
  }
}
