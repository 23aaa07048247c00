import type { DipCatalogue, DipGroup, OperationKind } from '../../../core/grouping/dip/catalogue.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { haveCell, leadsCell } from './naive-cell.ts';

/** What a catalogue makes of a case, in short: a code, `ungroupable` or `invalid`, and whether it is primary care. */
export interface NaiveResult {
  readonly code: string;
  readonly primaryCare: boolean;
}

interface NaiveCase {
  readonly given: GroupingCase;
  readonly principal: string;
  readonly others: readonly string[];
  readonly main: string | undefined;
  /** Operations beside the main one, or beside the one that made the case conservative. */
  readonly otherOperations: readonly string[];
  readonly counted: readonly string[];
  readonly isMadeConservative: boolean;
}

/** A catalogue and the kind of each operation; nothing is prepared. */
export interface NaiveCatalogue {
  readonly catalogue: DipCatalogue;
  readonly kinds: ReadonlyMap<string, OperationKind>;
}

/** Groups as the sheets read: stage by stage, row by row, every cell read from its text when it is asked. */
export function groupNaively(naive: NaiveCatalogue, given: GroupingCase): NaiveResult {
  const nothing = (code: string) => ({ code, primaryCare: false });
  const isNewborn = (given.ageYears ?? 0) === 0 && (given.ageDays ?? 0) <= 28;
  if (!given.sex || (isNewborn && !given.weightGrams) || !given.dx[0]) return nothing('invalid');
  if (findListed(naive, naive.catalogue.excludedPrincipals, given.dx[0])) return nothing('ungroupable');
  if (!/^[A-Z]\d\d/.test(given.dx[0])) return nothing('ungroupable');
  const stay = readCase(naive, given);
  const { catalogue } = naive;
  const group = catalogue.header.form === 'rows' ? firstRow(naive, stay) : bestCombination(naive, stay);
  const marked = catalogue.primaryCare.some(
    (row) =>
      leadsCell(row.principal, stay.principal, stay.others, catalogue.header.reading.cells) &&
      leadsCell(row.main, stay.main, stay.otherOperations, catalogue.header.reading.cells) &&
      (row.main || asksNothing(naive, stay)),
  );
  if (group) return { code: group.code, primaryCare: marked || group.primaryCare === true };
  const { code, primaryCare } = comprehensive(naive, stay);
  return { code, primaryCare: marked || primaryCare };
}

function readCase(naive: NaiveCatalogue, given: GroupingCase): NaiveCase {
  const [principal = '', ...others] = given.dx;
  let lead = -1;
  let isMadeConservative = false;
  for (const [i, code] of given.proc.entries()) {
    const effect = exclusion(naive, code, given);
    if (effect === 'next') continue;
    lead = i;
    isMadeConservative = effect === 'conservative';
    break;
  }
  return {
    given,
    principal,
    others,
    main: isMadeConservative ? undefined : given.proc[lead],
    otherOperations: given.proc.filter((_, i) => i !== lead),
    counted: given.proc.filter((code) => exclusion(naive, code, given) !== 'conservative'),
    isMadeConservative,
  };
}

function exclusion(
  naive: NaiveCatalogue,
  code: string,
  { dx }: GroupingCase,
): 'conservative' | 'next' | null {
  const { reading } = naive.catalogue.header;
  const { excludedOperations } = naive.catalogue;
  const listed = findListed(
    naive,
    excludedOperations.map((entry) => entry.code),
    code,
  );
  const entry = excludedOperations.find((one) => one.code === listed);
  if (!entry) return null;
  const [principal] = dx;
  return entry.unlessPrincipal && leadsCell(entry.unlessPrincipal, principal, [], reading.cells)
    ? null
    : entry.effect;
}

/** The longest entry of an excluded list that the code stands under; one of seven characters stands for itself. */
function findListed(
  { catalogue }: NaiveCatalogue,
  list: readonly string[],
  code: string,
): string | undefined {
  const { exclusions } = catalogue.header.reading;
  let longest: string | undefined;
  for (const entry of list) {
    const isPrefix = exclusions === 'prefixes' || entry.length < 7;
    const stands = isPrefix ? code.startsWith(entry) : code === entry;
    if (stands && entry.length > (longest?.length ?? 0)) longest = entry;
  }
  return longest;
}

const stages = ['early', 'merged', 'burns', 'tumours', 'tuberculosis', 'basic'];

function firstRow(naive: NaiveCatalogue, stay: NaiveCase): DipGroup | undefined {
  const { groups, header } = naive.catalogue;
  for (const stage of stages) {
    let best: DipGroup | undefined;
    for (const group of groups) {
      if (group.stage !== stage || !fits(naive, stay, group)) continue;
      if (header.reading.rowChoice === 'first') return group;
      if (!best || asked(naive, stay, group) > asked(naive, stay, best)) best = group;
    }
    if (best) return best;
  }
  return undefined;
}

function fits(naive: NaiveCatalogue, stay: NaiveCase, group: DipGroup): boolean {
  const { given, principal, others, main, otherOperations } = stay;
  const { cells } = naive.catalogue.header.reading;
  if (!leadsCell(group.principal, principal, others, cells)) return false;
  if (!leadsCell(group.main, main, otherOperations, cells)) return false;
  if (!haveCell(group.related, otherOperations, cells)) return false;
  if (!haveCell(group.anyOperation, given.proc, cells)) return false;
  if (!haveCell(group.otherDiagnosis, others, cells)) return false;
  if (!haveCell(group.anyDiagnosis, given.dx, cells)) return false;
  const isBlank = !group.main && !group.related && !group.anyOperation;
  if (isBlank && group.stage !== 'early' && !asksNothing(naive, stay)) return false;
  if (group.ageDaysUnder !== undefined) {
    if ((given.ageYears ?? 0) > 0 || (given.ageDays ?? 0) >= group.ageDaysUnder) return false;
  }
  if (group.weightGrams) {
    const { from, to } = group.weightGrams;
    if (given.weightGrams === null || given.weightGrams < from || given.weightGrams >= to + 1) return false;
  }
  return group.resistant === undefined || group.resistant === isResistant(naive, stay);
}

/** Whether a blank operations cell lets the case pass. */
function asksNothing(naive: NaiveCatalogue, stay: NaiveCase): boolean {
  return naive.catalogue.header.reading.blankOperations === 'any' || isConservative(naive, stay);
}

function isConservative(
  { catalogue, kinds }: NaiveCatalogue,
  { counted, isMadeConservative }: NaiveCase,
): boolean {
  const taken = catalogue.header.reading.conservativeTakes;
  return isMadeConservative || counted.every((code) => taken.includes(kinds.get(code) ?? 'unlisted'));
}

function isResistant({ catalogue }: NaiveCatalogue, { principal, others }: NaiveCase): boolean {
  return (
    catalogue.resistantPrincipals.some((code) => principal.startsWith(code)) ||
    catalogue.resistantOthers.some((code) => others.some((other) => other.startsWith(code)))
  );
}

function breadth(cell: string | undefined): number {
  return cell ? Math.max(...cell.split('|').map((alternative) => alternative.split('+').length)) : 0;
}

/** How many operations the alternatives of the row ask that the case has. */
function asked({ catalogue }: NaiveCatalogue, stay: NaiveCase, row: DipGroup): number {
  const { cells } = catalogue.header.reading;
  const { given, main, otherOperations } = stay;
  const had = (cell: string | undefined, has: (alternative: string) => boolean) =>
    breadth((cell ?? '').split('|').filter(has).join('|'));
  return (
    had(row.main, (one) => leadsCell(one, main, otherOperations, cells)) +
    had(row.related, (one) => haveCell(one, otherOperations, cells)) +
    had(row.anyOperation, (one) => haveCell(one, given.proc, cells))
  );
}

/** Characters of the codes of an alternative; a range and any diagnosis name none. */
function characters(alternative: string): number {
  const parts = alternative.split(/\+(?![A-Z0-9.x]*\*)/);
  const named = parts.filter((part) => part !== '所有诊断' && !part.includes('-'));
  return named.reduce((sum, { length }) => sum + length, 0);
}

/** Of the sets that the counted operations hold: of the principal diagnosis that is named closest, with the main operation, then the largest, the highest score, the first. */
function bestCombination(naive: NaiveCatalogue, stay: NaiveCase): DipGroup | undefined {
  const { cells } = naive.catalogue.header.reading;
  let best: { group: DipGroup; merits: readonly number[] } | undefined;
  for (const group of naive.catalogue.groups) {
    const leading = (group.principal ?? '')
      .split('|')
      .filter((one) => leadsCell(one, stay.principal, stay.others, cells));
    if (leading.length === 0) continue;
    const closeness = Math.max(...leading.map(characters));
    for (const set of (group.anyOperation ?? '').split('|')) {
      if (set === '' ? !isConservative(naive, stay) : !haveCell(set, stay.counted, cells)) continue;
      const hasMain = set !== '' && stay.main !== undefined;
      const isWithMain =
        hasMain && set.split('+').some((part) => haveCell(part, [stay.main as string], cells));
      const merits = [closeness, isWithMain ? 1 : 0, breadth(set), group.score ?? 0];
      if (!best || isBetter(merits, best.merits)) best = { group, merits };
    }
  }
  return best?.group;
}

function isBetter(merits: readonly number[], than: readonly number[]): boolean {
  const differing = merits.findIndex((merit, i) => merit !== than[i]);
  return differing >= 0 && (merits[differing] as number) > (than[differing] as number);
}

const classes = ['conservative', 'diagnostic', 'therapeutic', 'related-operation'] as const;

function comprehensive({ catalogue, kinds }: NaiveCatalogue, stay: NaiveCase): NaiveResult {
  const { reading, operationKinds } = catalogue.header;
  const made = (code: string) => classes.indexOf(operationKinds.treatment[kinds.get(code) ?? 'unlisted']);
  const asking = reading.treatmentBy === 'highest' ? stay.counted : stay.main ? [stay.main] : [];
  const place = stay.isMadeConservative ? 0 : Math.max(0, ...asking.map(made));
  const treatment = classes[place];
  const category = stay.principal.slice(0, 3);
  const fitting = catalogue.comprehensive
    .filter((group) => group.treatment === treatment)
    .filter(({ of }) => of === category || haveCell(of.includes('-') ? of : undefined, [`${category}.000`]))
    .filter(({ of }) => of === category || of.includes('-'));
  const width = ({ of }: { of: string }) => {
    const at = (text: string) => text.charCodeAt(0) * 100 + Number(text.slice(1, 3));
    return of.includes('-') ? at(of.slice(4)) - at(of) + 1 : 0;
  };
  const [group] = fitting.toSorted((one, other) => width(one) - width(other));
  if (!group) return { code: `ZH-${category}-${place + 1}`, primaryCare: false };
  return { code: group.code, primaryCare: group.primaryCare === true };
}
