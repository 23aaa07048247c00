import { type DipTermsDescription, describeDipTerms } from '../../platform/knowledge/describe-dip-terms.ts';
import { loadDipTerms } from '../../platform/knowledge/load-dip-terms.ts';
import { loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel dip terms`: by what terms regions score and pay DIP groups, since when, and what a point is worth. */
export function listDipTerms({ json }: { json?: boolean }): void {
  const regions = loadRegions();
  const terms = [...loadDipTerms().values()].map((each) => describeDipTerms(each, regions));
  if (json) printJson(terms);
  else printTerms(terms);
}

function printTerms(all: readonly DipTermsDescription[]): void {
  printTable(
    [
      'terms',
      '名称 name',
      '地区 region',
      '采用 used by',
      '目录 catalogue',
      'in force',
      '点值（元） point value (yuan)',
      '系数 coefficients 3/2/1',
      '偏差 deviation',
    ],
    all.map((terms) => [
      terms.id,
      `${terms.title.zh}\n${terms.title.en}`,
      terms.region,
      terms.used_by.join('\n') || '–',
      terms.catalogue,
      `${terms.effective_from} – ${terms.effective_to ?? ''}`,
      pointValueWords(terms.point_value_fen),
      ([3, 2, 1] as const).map((level) => terms.coefficients[level]).join('/'),
      `${terms.reference}\n${terms.bands.map(({ id }) => id).join(', ')}`,
    ]),
  );
}

const insuranceNames = { employee: '职工 employee', resident: '居民 resident', other: '其他 other' } as const;

/** One figure where all insurances have the same. */
function pointValueWords(values: DipTermsDescription['point_value_fen']): string {
  const kinds = ['employee', 'resident', 'other'] as const;
  const yuan = (fen: number) => String(Number((fen / 100).toPrecision(12)));
  if (new Set(kinds.map((kind) => values[kind])).size === 1) return yuan(values.employee);
  return kinds.map((kind) => `${insuranceNames[kind]} ${yuan(values[kind])}`).join('\n');
}
