import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import { endsAfterItBegins, endsTooEarly, packageHeaderShape } from '../package-header.ts';
import { type ComprehensiveConflict, findComprehensiveConflicts } from './find-comprehensive-conflicts.ts';
import { type CellKind, parseCodeCell } from './parse-code-cell.ts';
import { treatments } from './treatment.ts';

const code = z.string().min(1);
/** Scores are decimals of the region's own scale; a group that is worth nothing is one without a score. */
const score = z.number().positive().nullable();

const cellProblems = {
  'blank-alternative': { zh: '“|”之间为空', en: 'a blank alternative' },
  'blank-part': { zh: '“+”一侧为空', en: 'a blank beside +' },
  'no-code': { zh: '不是编码', en: 'not a code' },
  'no-range-here': { zh: '手术操作不能用范围', en: 'a range of operations' },
  'reversed-range': { zh: '范围前后颠倒', en: 'a range from later to earlier' },
} as const;

/** A mistake with its words in both languages. */
function custom(zh: string, en: string) {
  return { code: 'custom', message: en, params: { words: { zh, en } } } as const;
}

function cell(kind: CellKind) {
  return z.string().superRefine((text, context) => {
    const parsed = parseCodeCell(text, kind);
    if (parsed.ok) return;
    for (const { code: problem, part } of parsed.issues) {
      const { zh, en } = cellProblems[problem];
      context.addIssue(custom(`${zh}：“${part}”`, `${en}: “${part}”`));
    }
  });
}

const dxCell = cell('dx');
const procCell = cell('proc');

/** The stages of core groups in the order in which the 3.0 scheme tries them: XQ, BX, three of FZ, JC. */
export const coreStages = ['early', 'merged', 'burns', 'tumours', 'tuberculosis', 'basic'] as const;

const treatmentSchema = z.enum(treatments);

/** As the national table of operations has it; `unlisted` is what stands in no row of it. */
export const operationKinds = ['operation', 'interventional', 'therapeutic', 'diagnostic'] as const;
const kindSchema = z.enum([...operationKinds, 'unlisted']);

/**
 * Where the published text is silent, how the catalogue is read. No default: an area says it of its catalogue.
 */
const readingSchema = z.strictObject({
  /** Which of the rows of a stage that fit takes the case; `narrowest`: the one of which an alternative that fits asks most operations, then the first. */
  rowChoice: z.enum(['first', 'narrowest']),
  /** What a blank operations cell means: no condition, or a case that is treated conservatively. */
  blankOperations: z.enum(['any', 'conservative']),
  /** A case counts as conservative when its counted operations are all of these kinds. */
  conservativeTakes: z.array(kindSchema).readonly(),
  /**
   * What an excluded code stands for. `whole-codes`: one of seven characters or more for itself, as the lists give
   * every extension a row of its own, a shorter one for everything that begins with it; `prefixes`: every one for that.
   */
  exclusions: z.enum(['whole-codes', 'prefixes']),
  /**
   * What a code in a cell stands for: everything that begins with it, or, where it is written out in full, as
   * `50.5100` beside `50.5100x002`, itself only.
   * @default prefixes
   */
  cells: z.enum(['prefixes', 'whole-codes']).optional(),
  /** Whether the class of treatment is the highest of the counted operations' or the main operation's. */
  treatmentBy: z.enum(['highest', 'main']),
});

/** What a person took as meant though it looks like a mistake; published catalogues have all of these. */
const acceptanceSchema = z.enum([
  'missing-sheets',
  'merged-cells',
  'unknown-codes',
  'unreachable',
  'missing-scores',
]);

/** What a person wants to know of an installed catalogue before using it. */
export const dipHeaderSchema = z
  .strictObject({
    ...packageHeaderShape,
    /**
     * `rows`: stages and rows in order, as in 3.0. `combinations`: the older form, a core group is a principal
     * diagnosis with a set of operations.
     */
    form: z.enum(['rows', 'combinations']),
    /** The score of a relative weight of 1; `null` where no scores are published. */
    scoreOfMean: z.number().positive().nullable(),
    /** Auxiliary catalogues, a file of `knowledge/dip/auxiliary`, that the types of groups are of. */
    auxiliary: code.optional(),
    reading: readingSchema,
    operationKinds: z.strictObject({
      /** A table of `knowledge/codes`. */
      table: code,
      /** Which class of treatment an operation of each kind makes. */
      treatment: z.record(kindSchema, treatmentSchema),
    }),
    /** Said at the import. */
    accepted: z.array(acceptanceSchema).readonly().optional(),
  })
  .refine(endsAfterItBegins, endsTooEarly);

const titleSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() });

/** What the area measured or fixed for a group. */
const figures = {
  score,
  /** Mean cost in fen by hospital level: 3 tertiary, 2 secondary, 1 primary. */
  meanFen: z
    .partialRecord(z.enum(['1', '2', '3']), z.int().nonnegative())
    .nullable()
    .optional(),
  cases: z.int().nonnegative().optional(),
  /** Coefficient of variation of the cost: standard deviation by mean. */
  cv: z.number().nonnegative().optional(),
  /** Mean drug, or consumable, cost of the group by that of all cases. */
  drugWeight: z.number().nonnegative().optional(),
  consumableWeight: z.number().nonnegative().optional(),
  /** Types of auxiliary catalogues by which the score is multiplied: mean cost of the type by that of the group. */
  auxiliary: z
    .array(
      z.strictObject({
        type: code,
        factor: z.number().positive(),
        cases: z.int().nonnegative().optional(),
        cv: z.number().nonnegative().optional(),
      }),
    )
    .min(1)
    .optional(),
};

const groupSchema = z.strictObject({
  /** Class and number, such as `BX-20`. */
  code,
  stage: z.enum(coreStages),
  title: titleSchema,
  /** Main diagnosis, main operation and related operation as published; what it means is in the cells. */
  dipCode: code.optional(),
  /** Of the principal diagnosis. Of codes joined by `+` one is the principal, the rest are among the others. */
  principal: dxCell.optional(),
  /** A diagnosis at any position. */
  anyDiagnosis: dxCell.optional(),
  /** Secondary diagnoses. */
  otherDiagnosis: dxCell.optional(),
  /** Of the main operation. Of codes joined by `+` one is the main operation, the rest are among the others. */
  main: procCell.optional(),
  /** Operations other than the main one. */
  related: procCell.optional(),
  /** Operations at any position; in form `combinations` the set of counted operations that makes the group. */
  anyOperation: procCell.optional(),
  /** Of burns, in words; the codes stand in the cells. */
  degree: z.string().min(1).optional(),
  area: z.string().min(1).optional(),
  /** The case is younger, in days. */
  ageDaysUnder: z.int().positive().optional(),
  /** Birth weight in whole grams, both included: up to 999 is below 1000. A blank weight is in no range. */
  weightGrams: z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() }).optional(),
  /** Whether the tuberculosis has to be resistant to drugs, or must not be. */
  resistant: z.boolean().optional(),
  primaryCare: z.boolean().optional(),
  ...figures,
});

const comprehensiveSchema = z.strictObject({
  code,
  /** A category `K35`, or a chapter as a range of categories `K00-K93`, which takes what no category does. */
  of: z.string().regex(/^[A-Z]\d\d(?:-[A-Z]\d\d)?$/),
  treatment: treatmentSchema,
  title: titleSchema,
  primaryCare: z.boolean().optional(),
  ...figures,
});

const excludedOperationSchema = z.strictObject({
  code,
  /** `conservative`: the case has no main operation. `next`: this is not the main one, the next may be. */
  effect: z.enum(['conservative', 'next']),
  /** Principal diagnoses for which it may be the main operation after all. */
  unlessPrincipal: dxCell.optional(),
});

function conflictWords(conflict: ComprehensiveConflict): Words {
  if (conflict.kind === 'repeated')
    return {
      zh: `与 ${conflict.other} 的类目（章节）和治疗方式相同，永远不会入组`,
      en: `has the category or chapter and the treatment of ${conflict.other}, so no case reaches it`,
    };
  if (conflict.kind === 'reversed')
    return { zh: `章节 ${conflict.of} 前后颠倒`, en: `the chapter ${conflict.of} is reversed` };
  const { of, treatment } = conflict.means;
  return {
    zh: `编号是 ${of} ${treatment} 未列病种的编号`,
    en: `has the code of cases of ${of}, ${treatment}, that no group lists`,
  };
}

/** A catalogue of DIP groups (病种目录) as its file has it. */
export const dipCatalogueSchema = z
  .strictObject({
    header: dipHeaderSchema,
    /** In the order in which they are tried within a stage; stages follow `coreStages`, whatever the order here. */
    groups: z.array(groupSchema),
    comprehensive: z.array(comprehensiveSchema),
    /** Read as `reading.exclusions` says. */
    excludedPrincipals: z.array(code).readonly(),
    excludedOperations: z.array(excludedOperationSchema),
    /** Resistant when one of these, or what begins with it, is the principal diagnosis, or ... */
    resistantPrincipals: z.array(code).readonly(),
    /** ... one of these is among the others. */
    resistantOthers: z.array(code).readonly(),
    /** Cases of primary-care groups (基层病种), beside the groups that are such as a whole. */
    primaryCare: z.array(
      z.strictObject({ principal: dxCell, main: procCell.optional(), title: titleSchema }),
    ),
  })
  .superRefine((catalogue, context) => {
    const first = new Map<string, string>();
    const seen = (list: 'groups' | 'comprehensive', key: string, place: number) => {
      const before = first.get(key);
      if (before !== undefined)
        context.addIssue({
          ...custom(`重复，见 ${before}`, `again: see ${before}`),
          path: [list, place, 'code'],
        });
      else first.set(key, `${list}.${place}`);
    };
    for (const [i, group] of catalogue.groups.entries()) seen('groups', group.code, i);
    for (const [i, group] of catalogue.comprehensive.entries()) seen('comprehensive', group.code, i);
    for (const conflict of findComprehensiveConflicts(catalogue.groups, catalogue.comprehensive)) {
      const isOf = ({ code: one }: { code: string }) => one === conflict.code;
      const list = catalogue.comprehensive.some(isOf) ? 'comprehensive' : 'groups';
      const { zh, en } = conflictWords(conflict);
      context.addIssue({ ...custom(zh, en), path: [list, catalogue[list].findIndex(isOf), 'code'] });
    }
    if (catalogue.header.auxiliary !== undefined) return;
    for (const list of ['groups', 'comprehensive'] as const)
      for (const [i, { auxiliary }] of catalogue[list].entries())
        if (auxiliary)
          context.addIssue({
            ...custom(
              '有辅助分型，而 header 未指明辅助目录',
              'types, and the header names no auxiliary catalogues',
            ),
            path: [list, i, 'auxiliary'],
          });
  });

export type DipHeader = Readonly<z.infer<typeof dipHeaderSchema>>;
export type DipAcceptance = z.infer<typeof acceptanceSchema>;
export type DipReading = DipHeader['reading'];
export type DipCatalogue = Readonly<z.infer<typeof dipCatalogueSchema>>;
export type DipGroup = DipCatalogue['groups'][number];
export type ComprehensiveGroup = DipCatalogue['comprehensive'][number];
export type ExcludedOperation = DipCatalogue['excludedOperations'][number];
export type PrimaryCareRow = DipCatalogue['primaryCare'][number];
export type CoreStage = (typeof coreStages)[number];
/** Where in the order a group was found. */
export type DipStage = CoreStage | 'comprehensive';
export type OperationKind = (typeof operationKinds)[number];
