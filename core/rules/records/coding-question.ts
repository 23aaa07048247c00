import * as z from 'zod';
import type { Words } from '../../claims/words.ts';
import {
  type CodingDoubt,
  type CodingQuestionCode,
  codingQuestionCodes,
} from '../../coding/coding-question.ts';
import type { Certainty } from '../../coding/coding-table.ts';
import { questionWords } from '../../coding/question-words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { Evidence } from '../finding.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{question}（依据的可靠程度：{certainty}）',
  en: '{question} (certainty of what this rests on: {certainty})',
};

const certaintyWords = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
} as const satisfies Readonly<Record<Certainty, Words>>;

/** The nodes of a list that are asked about, and what each holds. */
const kindOfNode = { setlinfo: 'case', diseinfo: 'diagnosis', oprninfo: 'procedure' } as const;
type Node = keyof typeof kindOfNode;

const parameters = z.strictObject({
  questions: z.array(z.enum(codingQuestionCodes)).min(1),
  /** Only what is asked of these nodes: a code of the clinical edition, say, may stand in either of two. */
  nodes: z.array(z.enum(['setlinfo', 'diseinfo', 'oprninfo'])).min(1),
});

/** What a coder would be asked before the list is sent, found in a list that was sent all the same. */
export const codingQuestion = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ coding, parameters: { questions, nodes } }): CaseCheck => {
    const asked = new Set<CodingQuestionCode>(questions);
    const needs = needsOf(asked);
    return {
      reads: 'case',
      run(index) {
        const doubts = coding.doubtsOn(index.list);
        const found = doubts.filter((doubt) => asked.has(doubt.code) && nodes.includes(nodeOf(doubt)));
        if (found.length > 0) return verdictOf([hitOn(index, found)]);
        const missing = needs.find((fact) => isMissing(fact, index));
        return missing ? noData(missing) : pass;
      },
    };
  },
});

type Fact = 'sex' | 'age';

/** Facts without which the questions cannot be answered. */
function needsOf(asked: ReadonlySet<CodingQuestionCode>): readonly Fact[] {
  const ofSex = asked.has('diagnosis-sex-conflict') || asked.has('procedure-sex-conflict');
  return [
    ...(ofSex ? ['sex' as const] : []),
    ...(asked.has('diagnosis-age-conflict') ? ['age' as const] : []),
  ];
}

function isMissing(fact: Fact, { list: { patient } }: CaseIndex): boolean {
  return fact === 'age' ? patient.ageYears === null : patient.sex !== 'male' && patient.sex !== 'female';
}

/** All doubts of one rule about one list are one finding. */
function hitOn({ dischargedOn }: CaseIndex, doubts: readonly CodingDoubt[]): Hit {
  return {
    evidence: doubts.map(evidenceOf),
    amountFen: 0,
    amountMethod: 'none',
    department: null,
    doctor: null,
    occurredOn: dischargedOn,
  };
}

/** All node names have eight letters. */
function nodeOf({ field }: CodingDoubt): Node {
  return field.slice(0, 8) as Node;
}

function evidenceOf(doubt: CodingDoubt): Evidence {
  const kind = kindOfNode[nodeOf(doubt)];
  const text = sayEvidence(words, {
    question: questionWords(doubt),
    certainty: certaintyWords[doubt.certainty],
  });
  return { kind, ref: kind === 'case' ? doubt.field : String(doubt.value ?? doubt.field), text };
}
