import type { DipCatalogue, DipGroup } from '../../core/grouping/dip/catalogue.ts';
import { type CellKind, readCodeCell } from '../../core/grouping/dip/parse-code-cell.ts';
import type { GroupingCase } from '../../core/grouping/grouping-case.ts';
import { createRandom, type Random, shuffle } from '../random.ts';
import type { CodePool } from './code-pool.ts';

/** What cases are made from. */
export interface CaseMaker {
  readonly random: Random;
  readonly diagnoses: CodePool;
  readonly procedures: CodePool;
  readonly catalogue: DipCatalogue;
}

export interface AimWish {
  readonly seed: string;
  readonly count: number;
  /** What is aimed at as often as every other of its kind. @default sheets */
  readonly alike?: 'sheets' | 'rows';
}

/**
 * Cases aimed at the rows of a catalogue: that hit a row, that miss it by one thing, and some that are aimed at
 * nothing.
 */
export function aimCases(
  catalogue: DipCatalogue,
  diagnoses: CodePool,
  procedures: CodePool,
  { seed, count, alike = 'sheets' }: AimWish,
): readonly GroupingCase[] {
  const maker = { random: createRandom(seed), diagnoses, procedures, catalogue };
  const sheets = [...Map.groupBy(catalogue.groups, ({ stage }) => stage).values()];
  const targets = alike === 'sheets' ? sheets : [catalogue.groups];
  return Array.from({ length: count }, (_, i) => {
    const aimed = maker.random.chance(0.9) && catalogue.groups.length > 0;
    const stay = aimed
      ? aimedCase(maker, maker.random.pick(targets[i % targets.length] as readonly DipGroup[]))
      : straightCase(maker);
    return { ...spoil(maker, stay), id: `aimed-${i}` };
  });
}

function straightCase({ random, diagnoses, procedures }: CaseMaker): GroupingCase {
  const dx = Array.from({ length: random.int(1, 5) }, () => random.pick(diagnoses.codes));
  const proc = Array.from({ length: random.int(0, 3) }, () => random.pick(procedures.codes));
  return { ...adult(random), dx, proc };
}

function adult(random: Random): Omit<GroupingCase, 'dx' | 'proc'> {
  return {
    id: '',
    sex: random.pick(['1', '2']),
    ageYears: random.int(1, 90),
    ageDays: null,
    weightGrams: null,
    dept: null,
    losDays: random.int(1, 20),
    dischargeWay: '1',
  };
}

function aimedCase(maker: CaseMaker, group: DipGroup): GroupingCase {
  const { random } = maker;
  const of = (cell: string | undefined, kind: CellKind) => codesFor(maker, cell, kind);
  const principal = of(group.principal, 'dx');
  const others = [
    ...principal.slice(1),
    ...of(group.otherDiagnosis, 'dx'),
    ...of(group.anyDiagnosis, 'dx'),
    ...(group.resistant ? ['U84.300'] : []),
    ...Array.from({ length: random.int(0, 3) }, () => random.pick(maker.diagnoses.codes)),
  ];
  const main = of(group.main, 'proc');
  const rest = [...main.slice(1), ...of(group.related, 'proc'), ...of(group.anyOperation, 'proc')];
  const extra = random.chance(0.3) ? [random.pick(maker.procedures.codes)] : [];
  const isNewborn = group.ageDaysUnder !== undefined;
  return {
    ...adult(random),
    ...(isNewborn ? { ageYears: 0, ageDays: random.int(0, 30) } : {}),
    weightGrams: group.weightGrams ? random.int(group.weightGrams.from - 1, group.weightGrams.to + 1) : null,
    dx: [principal[0] ?? random.pick(maker.diagnoses.codes), ...shuffle(random, others)],
    proc: [...main.slice(0, 1), ...shuffle(random, [...rest, ...extra])],
  };
}

/** Codes that one alternative of the cell takes. */
function codesFor(maker: CaseMaker, text: string | undefined, kind: CellKind): readonly string[] {
  const cell = readCodeCell(text, kind);
  if (!cell) return [];
  const { random } = maker;
  const { codes } = kind === 'dx' ? maker.diagnoses : maker.procedures;
  return random.pick(cell).map((atom) => {
    if (atom.kind === 'any') return random.pick(codes);
    if (atom.kind === 'prefix') return beginningWith(random, codes, atom.text);
    if (random.chance(0.2)) return beginningWith(random, codes, random.pick([atom.from, atom.to]));
    const from = firstAt(codes, atom.from);
    return codes[random.int(from, Math.max(from, firstAt(codes, `${atom.to}~`) - 1))] ?? atom.from;
  });
}

/** A code of the table beneath the prefix, or an extension of it that no table has. */
function beginningWith(random: Random, codes: readonly string[], prefix: string): string {
  const from = firstAt(codes, prefix);
  let to = from;
  while (to < codes.length && codes[to]?.startsWith(prefix)) to++;
  if (to === from || random.chance(0.1)) return `${prefix}x09`;
  return codes[random.int(from, to - 1)] as string;
}

/** Place of the first code that is not before the prefix. */
function firstAt(codes: readonly string[], prefix: string): number {
  let [low, high] = [0, codes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((codes[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Near misses: half of the cases stay as they are, the others lose, gain or swap one thing. */
function spoil({ random, diagnoses, procedures, catalogue }: CaseMaker, stay: GroupingCase): GroupingCase {
  const { dx, proc } = stay;
  switch (random.int(0, 19)) {
    case 0:
      return { ...stay, proc: proc.slice(1) };
    case 1:
      return { ...stay, proc: proc.slice(0, -1) };
    case 2:
      return { ...stay, proc: proc.toReversed() };
    case 3:
      return { ...stay, dx: dx.toReversed() };
    case 4:
      return { ...stay, dx: dx.slice(0, 1) };
    case 5:
      return { ...stay, proc: [random.pick(procedures.codes), ...proc] };
    case 6:
      return { ...stay, proc: proc.map((code) => code.slice(0, random.int(2, code.length))) };
    case 7:
      return { ...stay, dx: dx.map((code) => code.slice(0, random.int(3, code.length))) };
    case 8:
      return excludedMain(stay, random, catalogue);
    case 9:
      return { ...stay, dx: [random.pick(diagnoses.codes), ...dx.slice(1)] };
    case 10:
      return { ...stay, proc: [...proc, ...proc] };
    default:
      return stay;
  }
}

function excludedMain(
  stay: GroupingCase,
  random: Random,
  { excludedOperations }: DipCatalogue,
): GroupingCase {
  if (excludedOperations.length === 0) return stay;
  return { ...stay, proc: [random.pick(excludedOperations).code, ...stay.proc] };
}
