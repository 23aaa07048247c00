import * as z from 'zod';

/** Names a code list of the MDC or ADRG it stands in, or the scheme's `validProc`, or gives the codes. */
export type CodeListRef = string | { readonly codes: readonly string[] };
export type Comparison = readonly ['==' | '<' | '<=' | '>' | '>=', number];
type TextEquality = readonly ['==', string];
/** Among `all` codes of the case, or those after the first. */
export interface DistinctCount {
  readonly of: CodeListRef;
  readonly among: 'all' | 'secondary';
  readonly count: Comparison;
}

/** Every word of the condition language with what it takes. One condition is an object with one of these keys. */
interface ConditionOperands {
  all: readonly Condition[];
  any: readonly Condition[];
  not: Condition;
  const: boolean;
  principalDx: CodeListRef;
  anyDx: CodeListRef;
  secondaryDx: CodeListRef;
  mainProc: CodeListRef;
  anyProc: CodeListRef;
  secondaryProc: CodeListRef;
  /** Any procedure of this class of the ADRG. */
  procClass: string;
  ageYears: Comparison;
  ageDays: Comparison;
  weightGrams: Comparison;
  losDays: Comparison;
  sex: TextEquality;
  dischargeWay: TextEquality;
  hasSecondaryDx: true;
  hasSecondProc: true;
  /** At least one secondary diagnosis counts at exactly this level, after exclusion. */
  complication: 'mcc' | 'cc';
  /** How many different body sites of the MDC the diagnoses touch. */
  bodySites: Comparison;
  /** How many diagnoses lie in some body site of the MDC; the same site counts again. */
  bodySiteDx: Comparison;
  /** How many different codes of the list the case has; the same code twice counts once. */
  distinctDx: DistinctCount;
  distinctProc: DistinctCount;
  anyDxPrefix: string;
}

type ConditionKind = keyof ConditionOperands;
export type Condition = { [K in ConditionKind]: { readonly [P in K]: ConditionOperands[P] } }[ConditionKind];

/** One function per word of the language: a new word does not compile until every reading of it exists. */
export type ConditionVisitor<R> = { readonly [K in ConditionKind]: (operand: ConditionOperands[K]) => R };

/** Hands a condition to the function of its kind. */
export function visitCondition<R>(condition: Condition, visitor: ConditionVisitor<R>): R {
  const [kind, operand] = Object.entries(condition)[0] as [ConditionKind, never];
  return visitor[kind](operand);
}

/** The same for readings that only care about some words. */
export function visitConditionOr<R>(
  condition: Condition,
  visitor: Partial<ConditionVisitor<R>>,
  otherwise: R,
): R {
  const [kind, operand] = Object.entries(condition)[0] as [ConditionKind, never];
  return visitor[kind]?.(operand) ?? otherwise;
}

const codeListRef = z.union([z.string().min(1), z.strictObject({ codes: z.array(z.string().min(1)) })]);
const comparison = z.tuple([z.enum(['==', '<', '<=', '>', '>=']), z.number()]);
const textEquality = z.tuple([z.literal('=='), z.string()]);
const distinctCount = z.strictObject({
  of: codeListRef,
  among: z.enum(['all', 'secondary']),
  count: comparison,
});
const nested = z.lazy(() => conditionSchema);

const operandSchemas: { readonly [K in ConditionKind]: z.ZodType<ConditionOperands[K]> } = {
  all: z.array(nested),
  any: z.array(nested),
  not: nested,
  const: z.boolean(),
  principalDx: codeListRef,
  anyDx: codeListRef,
  secondaryDx: codeListRef,
  mainProc: codeListRef,
  anyProc: codeListRef,
  secondaryProc: codeListRef,
  procClass: z.string().min(1),
  ageYears: comparison,
  ageDays: comparison,
  weightGrams: comparison,
  losDays: comparison,
  sex: textEquality,
  dischargeWay: textEquality,
  hasSecondaryDx: z.literal(true),
  hasSecondProc: z.literal(true),
  complication: z.enum(['mcc', 'cc']),
  bodySites: comparison,
  bodySiteDx: comparison,
  distinctDx: distinctCount,
  distinctProc: distinctCount,
  anyDxPrefix: z.string().min(1),
};

/** Exactly one key, and that a word of the language. */
export const conditionSchema: z.ZodType<Condition> = z
  .strictObject(
    Object.fromEntries(Object.entries(operandSchemas).map(([kind, operand]) => [kind, z.optional(operand)])),
  )
  .refine((condition) => Object.keys(condition).length === 1, {
    error: 'a condition has exactly one key',
  }) as unknown as z.ZodType<Condition>;
