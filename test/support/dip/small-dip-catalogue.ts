import type {
  DipCatalogue,
  DipGroup,
  DipHeader,
  OperationKind,
} from '../../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../../core/grouping/dip/compile-catalogue.ts';
import type { DipGrouper } from '../../../core/grouping/dip/dip-grouper.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import type { CaseTranslators } from '../../../core/grouping/map-case-codes.ts';
import { catalogueHeader } from '../../../generator/dip/catalogue-header.ts';

/** Kinds of the operations that tests use. */
const kinds: ReadonlyMap<string, OperationKind> = new Map([
  ['47.0100', 'operation'],
  ['54.5100', 'operation'],
  ['36.0601', 'interventional'],
  ['99.2503', 'therapeutic'],
  ['45.2302', 'diagnostic'],
  ['93.9000', 'therapeutic'],
]);

type Row = Partial<DipGroup> & Pick<DipGroup, 'code'>;
type Wish = Partial<Omit<DipCatalogue, 'header' | 'groups'>> & {
  readonly header?: Partial<DipHeader>;
  readonly reading?: Partial<DipHeader['reading']>;
};

/** A grouper of a few rows, of the basic stage unless said otherwise; what is not wished for is empty. */
export function smallGrouper(rows: readonly Row[], wish: Wish = {}, translate?: CaseTranslators): DipGrouper {
  const { header, reading = {}, ...lists } = wish;
  const catalogue: DipCatalogue = {
    header: { ...catalogueHeader({ seed: '', reading }), ...header },
    groups: rows.map((row) => ({ stage: 'basic', title: { zh: `${row.code} 病种` }, score: null, ...row })),
    comprehensive: [],
    excludedPrincipals: [],
    excludedOperations: [],
    resistantPrincipals: [],
    resistantOthers: [],
    primaryCare: [],
    ...lists,
  };
  return compileCatalogue(catalogue, kinds, translate);
}

/** An adult with these codes. */
export function stay(
  dx: readonly string[],
  proc: readonly string[] = [],
  more: Partial<GroupingCase> = {},
): GroupingCase {
  const person = { sex: '1', ageYears: 50, ageDays: null, weightGrams: null };
  return { id: 'case', ...person, dept: null, losDays: 5, dischargeWay: '1', dx, proc, ...more };
}
