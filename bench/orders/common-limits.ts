import { Engine } from 'json-rules-engine';
import type { OrderKnowledge } from '../../core/knowledge.ts';
import { billSoFar } from '../../core/orders/bill-so-far.ts';
import type { Encounter } from '../../core/orders/encounter.ts';
import { buildCaseIndex } from '../../core/rules/build-case-index.ts';
import type { CaseContext } from '../../core/rules/case-context.ts';
import { bindRules } from '../../core/rules/rule-library.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadRuleReferences } from '../../platform/knowledge/load-rule-references.ts';
import { loadRuleBook } from '../../platform/knowledge/load-rules.ts';

/** Counts the ordered items that a patient of the other sex may not have. */
export type CountLimited = (encounter: Encounter) => number | Promise<number>;

const rule = 'GZ10000301004000';
const limitedItems = 200;
const folder = knowledgeFolder();

/** Items that are for one sex, and for which: the same for both engines. */
const limits = tableOfSexes().rows.slice(0, limitedItems);

export const limitedCodes = limits.map(([code]) => code);

function tableOfSexes() {
  const found = loadRuleBook(folder).points.find(
    (table) => table.kind === 'sex' && table.rules.includes(rule) && table.effective_to === null,
  );
  if (found?.kind !== 'sex') throw new Error(`no table of ${rule}`);
  return found;
}

const nothingKnown: CaseContext = {
  hospitalLevel: null,
  drg: null,
  history: null,
  baseline: null,
  payment: null,
};

/** Ours: the rule with its table cut to the limits, over the encounter as it would be billed. */
export function ourLimits({ insuranceTypes }: OrderKnowledge, askedAt: string): CountLimited {
  const declarations = loadRuleBook(folder).declarations.filter(({ id }) => id === rule);
  const table = { ...tableOfSexes(), rows: limits };
  const library = bindRules(declarations, [table], loadRuleReferences(folder));
  return (encounter) => {
    const list = billSoFar(encounter, askedAt, insuranceTypes);
    return library.runOnOrders(buildCaseIndex(list, nothingKnown)).findings.length;
  };
}

/** The peer: a rule for each item, over the codes of the orders. */
export function peerLimits(): CountLimited {
  const engine = new Engine();
  for (const [code, , sex] of limits) {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'sex', operator: 'notEqual', value: sex },
          { fact: 'codes', operator: 'contains', value: code },
        ],
      },
      event: { type: code },
    });
  }
  return async ({ patient: { sex }, orders }) =>
    (await engine.run({ sex, codes: orders.map(({ code }) => code) })).events.length;
}
