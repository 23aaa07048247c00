import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';
import type { AntibacterialGrade } from '../tables/drug-safety-tables.ts';

const words: Words = {
  zh: '{item}属{grade}，开单医师权限为{authority}，共{days}天',
  en: '{item} is {grade}; the ordering doctor may order {authority}; ordered on {days} day(s)',
};
const gradeWords: Readonly<Record<AntibacterialGrade, Words>> = {
  unrestricted: { zh: '非限制使用级', en: 'unrestricted' },
  restricted: { zh: '限制使用级', en: 'restricted' },
  special: { zh: '特殊使用级', en: 'of special use' },
};
const lowestFirst: readonly AntibacterialGrade[] = ['unrestricted', 'restricted', 'special'];

type Row = TableOfKind<'antibacterial-grade'>['rows'][number];
type Authorities = ReadonlyMap<string, AntibacterialGrade>;

/**
 * An antibacterial ordered by a doctor whose authority does not reach its grade, on more days than an
 * emergency allows. One hit for each drug and doctor. A doctor who is not named on a line or not in the table:
 * no data, unless another line offends.
 */
export const antibacterialGrade = defineCheck({
  tableKind: 'antibacterial-grade',
  parameters: z.strictObject({ emergencyDays: z.int().nonnegative() }),
  bind({ table, parameters: { emergencyDays } }): LineCheck<readonly Row[]> {
    const authorities: Authorities = new Map(table.doctors);
    return {
      reads: 'lines',
      ...itemsByKey(table.rows),
      run(_, charged) {
        const hits = charged.flatMap((item) => hitsOn(item, authorities, emergencyDays));
        return hits.length === 0 && charged.some((item) => isUntold(item, authorities))
          ? noData('doctorAuthority')
          : verdictOf(hits);
      },
    };
  },
});

function isUntold({ limit, lines }: ChargedItem<readonly Row[]>, authorities: Authorities): boolean {
  if (limit[0]?.[2] === 'unrestricted') return false;
  return lines.some(({ doctor }) => doctor === null || !authorities.has(doctor));
}

function hitsOn(
  { limit, lines }: ChargedItem<readonly Row[]>,
  authorities: Authorities,
  emergencyDays: number,
): readonly Hit[] {
  const [row] = limit;
  if (!row) return [];
  return [...Map.groupBy(lines, ({ doctor }) => doctor)].flatMap(([doctor, ordered]) => {
    const authority = doctor === null ? undefined : authorities.get(doctor);
    return authority ? hitsOnDoctor(row, authority, ordered, emergencyDays) : [];
  });
}

function hitsOnDoctor(
  [, item, grade]: Row,
  authority: AntibacterialGrade,
  lines: readonly FeeLine[],
  emergencyDays: number,
): readonly Hit[] {
  if (lowestFirst.indexOf(grade) <= lowestFirst.indexOf(authority)) return [];
  const days = new Set(lines.map(({ chargedAt }) => chargedAt.slice(0, 10))).size;
  if (days <= emergencyDays) return [];
  const places = { item, grade: gradeWords[grade], authority: gradeWords[authority], days };
  return [hitOnWholeLines(lines, sayEvidence(words, places))];
}
