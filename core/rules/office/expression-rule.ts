import * as z from 'zod';
import { type Words, wordsSchema } from '../../claims/words.ts';
import { type Compiled, compileCondition, compileNumber } from '../../expressions/compile-expression.ts';
import { expressionIssueWords } from '../../expressions/expression-issue.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import type { Evidence } from '../finding.ts';
import { type CaseCheck, noData, pass, verdictOf } from '../rule.ts';
import { type CaseScope, officeVocabulary, scopeOf } from './fact-scope.ts';
import { officeFacts } from './office-facts.ts';

const parameters = z
  .strictObject({
    /** A condition in CEL: where it holds, the case fails. */
    failsWhen: z.string().min(1),
    /** What the evidence says; `{ageYears}` and the like stand for facts of the case. */
    says: wordsSchema,
    /** The money in yuan, in CEL; none is claimed where it is left out. */
    amountYuan: z.string().min(1).optional(),
    /** Values that the expressions name. */
    constants: z.record(z.string().regex(/^[a-z]\w*$/i), z.union([z.number(), z.string()])).default({}),
  })
  .superRefine((rule, context) => {
    const addIssue = (path: string, words: Words) =>
      context.addIssue({
        code: 'custom',
        path: [path],
        message: `${words.zh} ${words.en}`,
        params: { words },
      });
    const add = (path: string, compiled: Compiled<CaseIndex, unknown>) => {
      if (compiled.ok) return;
      addIssue(path, expressionIssueWords(compiled.issue));
    };
    add('failsWhen', compileCondition(officeVocabulary, rule.failsWhen, rule.constants));
    if (rule.amountYuan !== undefined)
      add('amountYuan', compileNumber(officeVocabulary, rule.amountYuan, rule.constants));
    for (const name of namesIn(rule.says)) {
      if (slotOf(name) < 0)
        addIssue('says', { zh: `没有这个事实：{${name}}`, en: `there is no such fact: {${name}}` });
    }
  });

/**
 * A rule that an office wrote itself over the declared facts of a case. Where it hangs on a fact that the case
 * does not tell: no data.
 */
export const expressionRule = defineCheck({
  tableKind: null,
  parameters,
  bind({ parameters: { failsWhen, amountYuan, says, constants } }): CaseCheck {
    const condition = compiledOrThrow(compileCondition(officeVocabulary, failsWhen, constants));
    const amount =
      amountYuan === undefined
        ? null
        : compiledOrThrow(compileNumber(officeVocabulary, amountYuan, constants));
    return {
      reads: 'case',
      run(index) {
        const scope = scopeOf(index);
        const fails = condition(scope);
        if (fails === null) return noData('facts');
        if (!fails) return pass;
        const amountFen = claimedFen(amount ? amount(scope) : null, index);
        return verdictOf([
          {
            evidence: [evidenceOf(says, scope, index)],
            amountFen: amountFen ?? 0,
            amountMethod: amountFen === null ? 'none' : 'stated-by-rule',
            department: null,
            doctor: null,
            occurredOn: index.dischargedOn,
          },
        ]);
      },
    };
  },
});

/** No more than the whole bill, and never less than nothing; `null` where the formula has no answer. */
function claimedFen(yuan: number | null, { list }: CaseIndex): number | null {
  if (yuan === null || !Number.isFinite(yuan) || yuan < 0) return null;
  return Math.min(Math.round(yuan * 100), list.totalCostFen ?? Number.MAX_SAFE_INTEGER);
}

function compiledOrThrow<Value>(compiled: Compiled<CaseIndex, Value>): (scope: CaseScope) => Value | null {
  if (compiled.ok) return compiled.read;
  throw new Error(expressionIssueWords(compiled.issue).en);
}

function evidenceOf({ zh, en }: Words, scope: CaseScope, { list }: CaseIndex): Evidence {
  return { kind: 'case', ref: list.settlementId, text: { zh: fill(zh, scope), en: fill(en, scope) } };
}

function fill(template: string, { values }: CaseScope): string {
  return template.replace(place, (_, name: string) => String(values[slotOf(name)] ?? '—'));
}

const place = /\{(\w+)\}/g;

function namesIn({ zh, en }: Words): readonly string[] {
  return [...zh.matchAll(place), ...en.matchAll(place)].map(([, name]) => name as string);
}

function slotOf(name: string): number {
  return officeFacts.findIndex((fact) => fact.name === name);
}
