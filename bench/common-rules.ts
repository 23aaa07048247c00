import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { compileCondition } from '../core/expressions/compile-expression.ts';
import type { CaseIndex } from '../core/rules/case-index.ts';
import { officeVocabulary, scopeOf } from '../core/rules/office/fact-scope.ts';

/** Three conditions, as an office would write them: from an age on, beyond so many days, in one department. */
interface CommonRule {
  readonly ageYears: number;
  readonly losDays: number;
  readonly department: string;
}

/** The same eighty rules for every engine. */
const rules: readonly CommonRule[] = Array.from({ length: 80 }, (_, at) => ({
  ageYears: (at * 5) % 90,
  losDays: at % 20,
  department: `A${String(3 + (at % 8)).padStart(2, '0')}`,
}));

/** What the others are given of a case. */
export interface CommonFacts {
  readonly ageYears: number;
  readonly losDays: number;
  readonly department: string;
}

/** How many of the rules a case breaks. */
export type CountBroken = (facts: CommonFacts, index: CaseIndex) => number | Promise<number>;

export function ourRules(): CountBroken {
  const conditions = rules.map(({ ageYears, losDays, department }) => {
    const compiled = compileCondition(
      officeVocabulary,
      `ageYears >= ${ageYears} && losDays > ${losDays} && department == '${department}'`,
    );
    if (!compiled.ok) throw new Error(compiled.issue.detail);
    return compiled.read;
  });
  return (_, index) => {
    const scope = scopeOf(index);
    let broken = 0;
    for (const condition of conditions) if (condition(scope)) broken++;
    return broken;
  };
}

export function jsonRulesEngine(): CountBroken {
  const engine = new Engine();
  for (const [at, { ageYears, losDays, department }] of rules.entries()) {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'ageYears', operator: 'greaterThanInclusive', value: ageYears },
          { fact: 'losDays', operator: 'greaterThan', value: losDays },
          { fact: 'department', operator: 'equal', value: department },
        ],
      },
      event: { type: `rule ${at}` },
    });
  }
  return async (facts) => (await engine.run({ ...facts })).events.length;
}

/** A decision table that collects every line that fits: the engine's own way to hold such rules. */
export function zenEngine(): CountBroken {
  const table = {
    id: 'rules',
    name: 'rules',
    type: 'decisionTableNode',
    content: {
      hitPolicy: 'collect',
      inputs: ['ageYears', 'losDays', 'department'].map((field) => ({ id: field, name: field, field })),
      outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
      rules: rules.map(({ ageYears, losDays, department }, at) => ({
        _id: String(at),
        ageYears: `>= ${ageYears}`,
        losDays: `> ${losDays}`,
        department: `"${department}"`,
        rule: String(at),
      })),
    },
  };
  const graph = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      table,
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'to', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'from', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return async (facts) => (await decision.evaluate(facts)).result.length;
}
