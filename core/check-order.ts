import { assessCase } from './assess-case.ts';
import { caseContextOf } from './case-context-of.ts';
import { type OrderKnowledge, regionOf } from './knowledge.ts';
import { adviceOn } from './orders/advice.ts';
import { billSoFar } from './orders/bill-so-far.ts';
import { chooseShown } from './orders/choose-shown.ts';
import type { KnownOfEncounter, OrderCheck, OrderQuestion } from './orders/order-check.ts';
import { toWarnings } from './orders/to-warnings.ts';
import { withToldStays } from './orders/told-stays.ts';
import { outlookOf } from './outlook-of.ts';
import { buildCaseIndex } from './rules/build-case-index.ts';

/**
 * What stands against the orders being written, and where the stay stands. The rules are those of the audit, over
 * the encounter as if it were billed now: whoever is not warned before is not blamed after, as far as the same
 * was known. One rule that breaks leaves the others speaking; only a defect beyond the rules throws.
 */
export function checkOrders(
  question: OrderQuestion,
  known: KnownOfEncounter,
  knowledge: OrderKnowledge,
): OrderCheck {
  const { presentation, advice, insuranceTypes } = knowledge;
  const list = billSoFar(question.encounter, question.askedAt, insuranceTypes);
  const assessment = assessCase(list, knowledge);
  const history = withToldStays(known.history, question, insuranceTypes);
  const context = caseContextOf(list, assessment, { ...known, history }, knowledge);
  const library = knowledge.rulesOf(regionOf(list.hospital, knowledge).code);
  const run = library.runOnOrders(buildCaseIndex(list, context));
  const warnings = toWarnings(run.findings, question, {
    needsReason: presentation.needsReason,
    adviceOn: (rule) => adviceOn(rule, library.checkOf(rule), advice),
  });
  return {
    ...chooseShown(warnings, question, known, presentation.mostShown),
    unchecked: run.unanswered.filter(({ rule }) => question.rules?.has(rule) ?? true),
    outlook: outlookOf(question, list, assessment, known.baselines, knowledge),
  };
}
