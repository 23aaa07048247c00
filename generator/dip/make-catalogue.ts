import type {
  ComprehensiveGroup,
  DipCatalogue,
  DipGroup,
  DipReading,
} from '../../core/grouping/dip/catalogue.ts';
import { treatments } from '../../core/grouping/dip/treatment.ts';
import { createRandom, type Random } from '../random.ts';
import { makeAssistedGroups } from './assisted-groups.ts';
import { catalogueHeader } from './catalogue-header.ts';
import { type CodePool, neighbours, spread } from './code-pool.ts';
import { makeEarlyGroups } from './early-groups.ts';

/** Rows of each sheet; those of the early, burns, tumour and tuberculosis sheets are always as many as published. */
export interface CatalogueSizes {
  readonly merged: number;
  readonly basic: number;
  readonly excludedPrincipals: number;
  readonly excludedOperations: number;
  readonly primaryCare: number;
  /** Categories with comprehensive groups of their own. */
  readonly categories: number;
}

/** As many as the published 3.0 workbook has. */
const publishedSizes: CatalogueSizes = {
  merged: 1725,
  basic: 3268,
  excludedPrincipals: 4742,
  excludedOperations: 4111,
  primaryCare: 127,
  categories: 1500,
};

export interface CatalogueWish {
  readonly seed: string;
  readonly sizes?: Partial<CatalogueSizes>;
  readonly reading?: Partial<DipReading>;
  /** @default true */
  readonly scored?: boolean;
}

/** What a row needs to be made. */
export interface RowMaker {
  readonly random: Random;
  readonly diagnoses: CodePool;
  readonly procedures: CodePool;
  readonly score: () => number | null;
}

/**
 * A catalogue in the manner of the 3.0 workbook: its sheets, numbers of rows, prefixes, ranges, `|` and `+`, filled
 * with codes of the national tables by chance. The groups mean nothing.
 */
export function makeCatalogue(wish: CatalogueWish, diagnoses: CodePool, procedures: CodePool): DipCatalogue {
  const random = createRandom(wish.seed);
  const sizes = { ...publishedSizes, ...wish.sizes };
  const score = () => (wish.scored === false ? null : random.int(100, 900_000) / 100);
  const maker: RowMaker = { random, diagnoses, procedures, score };
  const early = makeEarlyGroups(maker);
  const assisted = makeAssistedGroups(maker, early.length + sizes.merged + 1);
  const merged = makeRows(maker, sizes.merged, early.length + 1, 'merged');
  const basic = makeRows(maker, sizes.basic, early.length + merged.length + assisted.length + 1, 'basic');
  const groups = [...early, ...merged, ...assisted, ...basic];
  return {
    header: catalogueHeader(wish),
    groups,
    comprehensive: makeComprehensive(maker, sizes.categories),
    excludedPrincipals: spread(diagnoses, sizes.excludedPrincipals),
    excludedOperations: makeExcludedOperations(maker, sizes.excludedOperations),
    resistantPrincipals: diagnoses.codes.filter((code) => /^A1[5-9]\.\d00x/.test(code)).slice(0, 48),
    resistantOthers: ['U84.300'],
    primaryCare: makePrimaryCare(maker, groups, sizes.primaryCare),
  };
}

/** Rows of one sheet, sorted by principal diagnosis, the narrower first, as the sheets are. */
function makeRows(maker: RowMaker, count: number, first: number, stage: 'merged' | 'basic'): DipGroup[] {
  const { random, diagnoses } = maker;
  const rows: Pick<DipGroup, 'title' | 'principal' | 'main' | 'related'>[] = [];
  const principals = spread(diagnoses, Math.ceil(count / 2)).map((code) => principalCell(random, code));
  for (let i = 0; rows.length < count; i++) {
    const principal = principals[i % principals.length] as string;
    const title = {
      zh: diagnoses.title(diagnoses.codes.find((code) => code.startsWith(principal.slice(0, 3))) ?? ''),
    };
    const cells = stage === 'merged' ? mergedCells(maker) : basicCells(maker);
    for (const row of cells) rows.push({ title, principal, ...row });
  }
  const prefix = stage === 'merged' ? 'BX' : 'JC';
  return rows
    .slice(0, count)
    .map((row, i) => ({ code: `${prefix}-${first + i}`, stage, ...row, score: maker.score() }));
}

type OperationCells = Pick<DipGroup, 'main' | 'related'>;

function mergedCells(maker: RowMaker): readonly OperationCells[] {
  const main = operationCell(maker, maker.random.int(2, 9));
  const related = Array.from({ length: maker.random.int(0, 2) }, () =>
    operationCell(maker, maker.random.int(1, 4)),
  );
  return [...related.map((cell) => ({ main, related: cell })), { main }];
}

function basicCells(maker: RowMaker): readonly OperationCells[] {
  const mains = Array.from({ length: maker.random.int(0, 2) }, () => ({ main: operationCell(maker, 1) }));
  return maker.random.chance(0.8) || mains.length === 0 ? [...mains, {}] : mains;
}

/** Mostly by four characters, else by three, several, or a range. */
function principalCell(random: Random, code: string): string {
  const form = random.next();
  if (form < 0.7) return code.slice(0, 5);
  if (form < 0.9) return code.slice(0, 3);
  if (form < 0.98) return `${code.slice(0, 5)}|${code.slice(0, 4)}${random.int(0, 9)}`;
  const category = Number(code.slice(1, 3));
  return `${code.slice(0, 3)}-${code.slice(0, 1)}${String(Math.min(99, category + 2)).padStart(2, '0')}`;
}

/** Alternatives of codes of one kind; now and then a prefix or several together. */
export function operationCell({ random, procedures }: RowMaker, alternatives: number): string {
  const codes = neighbours(random, procedures, alternatives).map((code) => {
    const form = random.next();
    if (form < 0.08) return code.slice(0, 5);
    return form < 0.16 ? `${code}+${random.pick(procedures.codes)}` : code;
  });
  return codes.join('|');
}

function makeComprehensive({ diagnoses, score }: RowMaker, count: number): ComprehensiveGroup[] {
  const categories = [...new Set(diagnoses.codes.map((code) => code.slice(0, 3)))];
  const listed = categories.filter((_, i) => (i * count) % categories.length < count);
  const chapters = ['A00-B99', 'C00-D48', 'I00-I99', 'K00-K93', 'S00-T98'];
  return [...listed, ...chapters].flatMap((of) =>
    treatments.map((treatment, i) => ({
      code: `ZH-${of}-${i + 1}`,
      of,
      treatment,
      title: { zh: `${of}（${treatment}）` },
      score: score(),
    })),
  );
}

function makeExcludedOperations(
  { random, procedures }: RowMaker,
  count: number,
): DipCatalogue['excludedOperations'] {
  return spread(procedures, count).map((code) => {
    const form = random.next();
    if (form < 0.9) return { code, effect: 'conservative' };
    if (form < 0.95) return { code, effect: 'next' };
    return { code, effect: 'conservative', unlessPrincipal: 'A00-A09|C15-C26|D01|D12|K20-K93' };
  });
}

function makePrimaryCare(
  { random, procedures }: RowMaker,
  groups: readonly DipGroup[],
  count: number,
): DipCatalogue['primaryCare'] {
  const basic = groups.filter(({ stage }) => stage === 'basic');
  return Array.from({ length: Math.min(count, basic.length) }, () => {
    const { principal = '', main, title } = random.pick(basic);
    return { principal, title, main: random.chance(0.2) ? random.pick(procedures.codes) : main };
  });
}
