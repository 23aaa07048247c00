import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { listDays } from '../line-span.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';
import type { AntibacterialGrade } from '../tables/drug-safety-tables.ts';

const words = {
  days: {
    zh: '{item}属{grade}，开单医师权限为{authority}，共{days}天',
    en: '{item} is {grade}; the ordering doctor may order {authority}; ordered on {days} day(s)',
  },
  goesOn: {
    zh: '{item}属{grade}，开单医师权限为{authority}，医嘱未定停止时间',
    en: '{item} is {grade}; the ordering doctor may order {authority}; the order has no end',
  },
} as const satisfies Readonly<Record<string, Words>>;
const gradeWords: Readonly<Record<AntibacterialGrade, Words>> = {
  unrestricted: { zh: '非限制使用级', en: 'unrestricted' },
  restricted: { zh: '限制使用级', en: 'restricted' },
  special: { zh: '特殊使用级', en: 'of special use' },
};
const lowestFirst: readonly AntibacterialGrade[] = ['unrestricted', 'restricted', 'special'];

const grade = z.enum(['unrestricted', 'restricted', 'special']);
const parameters = z.strictObject({
  emergencyDays: z.int().nonnegative(),
  /** What doctors of a title may order whose own authority the table does not tell. */
  gradesByTitle: z
    .partialRecord(z.enum(['chief', 'deputy-chief', 'attending', 'physician', 'assistant']), grade)
    .optional(),
});

type Row = TableOfKind<'antibacterial-grade'>['rows'][number];

/** What the doctor of a line may order; `null` where nobody tells. */
type AuthorityOf = (line: FeeLine) => AntibacterialGrade | null;

/**
 * An antibacterial ordered by a doctor whose authority does not reach its grade, on more days than an
 * emergency allows. One hit for each drug and doctor. A doctor whose authority neither the table tells nor the
 * title: no data, unless another line offends.
 */
export const antibacterialGrade = defineCheck({
  tableKind: 'antibacterial-grade',
  parameters,
  bind({ table, parameters: { emergencyDays, gradesByTitle } }): LineCheck<readonly Row[]> {
    const doctors = new Map(table.doctors);
    const authorityOf: AuthorityOf = ({ doctor, prescription }) => {
      const title = prescription?.prescriberTitle;
      return doctors.get(doctor ?? '') ?? (title ? (gradesByTitle?.[title] ?? null) : null);
    };
    return {
      reads: 'lines',
      ...itemsByKey(table.rows),
      run({ dischargedOn }, charged) {
        const hits = charged.flatMap((item) =>
          hitsOn(item, authorityOf, { emergencyDays, today: dischargedOn }),
        );
        return hits.length === 0 && charged.some((item) => isUntold(item, authorityOf))
          ? noData('doctorAuthority')
          : verdictOf(hits);
      },
    };
  },
});

function isUntold({ limit, lines }: ChargedItem<readonly Row[]>, authorityOf: AuthorityOf): boolean {
  if (limit[0]?.[2] === 'unrestricted') return false;
  return lines.some((line) => authorityOf(line) === null);
}

interface Emergency {
  readonly emergencyDays: number;
  /** Up to which orders without an end are counted. */
  readonly today: string;
}

function hitsOn(
  { limit, lines }: ChargedItem<readonly Row[]>,
  authorityOf: AuthorityOf,
  emergency: Emergency,
): readonly Hit[] {
  const [row] = limit;
  if (!row) return [];
  return [...Map.groupBy(lines, ({ doctor }) => doctor).values()].flatMap((ordered) => {
    const beyond = ordered.filter((line) => exceeds(row[2], authorityOf(line)));
    const authority = beyond[0] && authorityOf(beyond[0]);
    return authority ? hitsOnDoctor(row, authority, beyond, emergency) : [];
  });
}

function exceeds(grade: AntibacterialGrade, authority: AntibacterialGrade | null): boolean {
  return authority !== null && lowestFirst.indexOf(grade) > lowestFirst.indexOf(authority);
}

function hitsOnDoctor(
  [, item, grade]: Row,
  authority: AntibacterialGrade,
  lines: readonly FeeLine[],
  { emergencyDays, today }: Emergency,
): readonly Hit[] {
  const days = new Set(lines.flatMap((line) => listDays(line, today))).size;
  const goesOn = lines.some(({ orderedTo }) => orderedTo === null);
  if (days <= emergencyDays && !goesOn) return [];
  const places = { item, grade: gradeWords[grade], authority: gradeWords[authority], days };
  return [hitOnWholeLines(lines, sayEvidence(goesOn ? words.goesOn : words.days, places))];
}
