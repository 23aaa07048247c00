import type { AuxiliaryCondition } from './auxiliary-catalogues.ts';
import type { AuxiliaryFacts } from './auxiliary-facts.ts';

/** What a case may lack. */
export type AuxiliaryInput =
  | 'discharge-way'
  | 'age'
  | 'age-days'
  | 'intensive-care'
  | 'cost'
  | 'mean-cost'
  | 'drug-cost'
  | 'treatment-cost';

/** Whether a condition holds, or what the case lacks to tell. */
export type ConditionAnswer = boolean | { readonly lacks: readonly AuxiliaryInput[] };

/** Facts with what was looked up in them. */
export interface CaseInputs {
  readonly facts: AuxiliaryFacts;
  /** Lists of codes that hold the principal diagnosis, and those that hold one of the others. */
  readonly principalLists: ReadonlySet<string>;
  readonly otherLists: ReadonlySet<string>;
  readonly comorbidity: number;
  /** Of the catalogues before; one that could not say, with what it lacked. */
  readonly levels: Map<string, string | Exclude<ConditionAnswer, boolean>>;
}

/** One part that does not hold is enough, whatever else is not known. */
export function askCondition(condition: AuxiliaryCondition, inputs: CaseInputs): ConditionAnswer {
  const lacks = new Set<AuxiliaryInput>();
  for (const answer of answersOf(condition, inputs)) {
    if (answer === false) return false;
    if (answer !== true) for (const input of answer.lacks) lacks.add(input);
  }
  return lacks.size === 0 ? true : { lacks: [...lacks] };
}

type Range = NonNullable<AuxiliaryCondition['losDays']>;

function* answersOf(when: AuxiliaryCondition, inputs: CaseInputs): Generator<ConditionAnswer> {
  const { facts, comorbidity } = inputs;
  if (when.died) yield facts.died ?? lacking('discharge-way');
  if (when.codes) yield hasCode(when.codes, inputs);
  if (when.losDays) yield isWithin(when.losDays, facts.losDays);
  if (when.ageYears) yield asked(when.ageYears, facts.ageYears, 'age');
  if (when.ageDays) yield isOfDays(when.ageDays, facts);
  if (when.icuDays) yield asked(when.icuDays, facts.icuDays, 'intensive-care');
  if (when.comorbidity) yield isWithin(when.comorbidity, comorbidity);
  if (when.costRatio) yield isShare(when.costRatio, [facts.costFen, 'cost'], [facts.meanFen, 'mean-cost']);
  if (when.treatmentShare)
    yield isShare(when.treatmentShare, [facts.treatmentFen, 'treatment-cost'], [facts.costFen, 'cost']);
  if (when.drugShare) yield isShare(when.drugShare, [facts.drugFen, 'drug-cost'], [facts.costFen, 'cost']);
  if (when.levelOf) yield isOfLevel(when.levelOf, inputs);
}

function hasCode(
  { lists, position }: NonNullable<AuxiliaryCondition['codes']>,
  { principalLists, otherLists }: CaseInputs,
): boolean {
  return lists.some((list) => otherLists.has(list) || (position === 'any' && principalLists.has(list)));
}

function isOfDays(range: Range, { ageYears, ageDays }: AuxiliaryFacts): ConditionAnswer {
  if (ageYears === null) return ageDays === null ? lacking('age') : isWithin(range, ageDays);
  return ageYears === 0 && asked(range, ageDays, 'age-days');
}

type Known = readonly [value: number | null, name: AuxiliaryInput];

/** Both sides multiplied out, as a division would round. */
function isShare(range: Range, [above, aboveName]: Known, [below, belowName]: Known): ConditionAnswer {
  const lacks = [
    ...(above === null ? [aboveName] : []),
    ...(below === null || below <= 0 ? [belowName] : []),
  ];
  if (above === null || below === null || below <= 0) return { lacks };
  return isWithin({ from: (range.from ?? 0) * below, to: (range.to ?? Infinity) * below }, above);
}

function isOfLevel(
  { catalogue, levels }: NonNullable<AuxiliaryCondition['levelOf']>,
  { levels: found }: CaseInputs,
): ConditionAnswer {
  const level = found.get(catalogue);
  if (level === undefined) return false;
  return typeof level === 'string' ? levels.includes(level) : level;
}

function asked(range: Range, value: number | null, name: AuxiliaryInput): ConditionAnswer {
  return value === null ? lacking(name) : isWithin(range, value);
}

function isWithin({ from = -Infinity, to = Infinity }: Range, value: number): boolean {
  return value >= from && value <= to;
}

const lacking = (input: AuxiliaryInput): ConditionAnswer => ({ lacks: [input] });
