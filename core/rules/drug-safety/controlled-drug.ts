import * as z from 'zod';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { ControlGroup, DrugReference } from '../../drugs/drug-reference.ts';
import { defineCheck } from '../check-definition.ts';
import { isTakenHome } from '../drug-policy/taken-home.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';

const words = {
  days: {
    zh: '{item}属{group}，{form}每张处方不超过{limit}日常用量，开具{actual}日',
    en: '{item} is {group}; as {form} it may be prescribed for {limit} day(s) at once, not for {actual}',
  },
  title: {
    zh: '{item}属{group}，开具者须有相应处方权，现职称为{title}',
    en: '{item} is {group}; it is for doctors who may prescribe such drugs, and this is {title}',
  },
} as const satisfies Readonly<Record<string, Words>>;
const groupWords: Readonly<Record<ControlGroup, Words>> = {
  narcotic: { zh: '麻醉药品', en: 'a narcotic' },
  'psychotropic-1': { zh: '第一类精神药品', en: 'a psychotropic of class 1' },
  'psychotropic-2': { zh: '第二类精神药品', en: 'a psychotropic of class 2' },
  'toxic-western': { zh: '医疗用毒性药品', en: 'a toxic drug' },
  'toxic-tcm': { zh: '医疗用毒性药品', en: 'a toxic drug' },
};
const formWords = {
  injection: { zh: '注射剂', en: 'an injection' },
  sustained: { zh: '控缓释制剂', en: 'a sustained-release form' },
  other: { zh: '其他剂型', en: 'another form' },
} as const satisfies Readonly<Record<string, Words>>;
const titleWords = {
  chief: { zh: '主任医师', en: 'a chief physician' },
  'deputy-chief': { zh: '副主任医师', en: 'a deputy chief physician' },
  attending: { zh: '主治医师', en: 'an attending physician' },
  physician: { zh: '医师', en: 'a physician' },
  assistant: { zh: '医士', en: 'an assistant physician' },
} as const satisfies Readonly<Record<string, Words>>;

const groups = z.enum(['narcotic', 'psychotropic-1', 'psychotropic-2', 'toxic-western', 'toxic-tcm']);
const form = z.enum(['injection', 'sustained', 'other']);
const days = z.partialRecord(form, z.int().positive());
const parameters = z.strictObject({
  /** Most days of one prescription to be taken home, and in cancer or lasting pain. A form left out has no limit. */
  limits: z.partialRecord(groups, z.strictObject({ days, daysInPain: days })),
  /** Beginnings of diagnoses of cancer and of lasting pain. */
  painDiagnoses: z.array(z.string().min(1)),
  /** What the names of such forms contain. */
  injectionWords: z.array(z.string().min(1)),
  sustainedWords: z.array(z.string().min(1)),
  /** Titles that go without the authority to prescribe a group. */
  titlesWithout: z.partialRecord(
    groups,
    z.array(z.enum(['chief', 'deputy-chief', 'attending', 'physician', 'assistant'])),
  ),
});
type Parameters = z.infer<typeof parameters>;

interface ControlledLine {
  readonly line: FeeLine;
  readonly item: string;
  readonly group: ControlGroup;
}

/**
 * Narcotic and psychotropic drugs prescribed for more days than one prescription may have, or by a title that
 * goes without the authority: the latter is a reminder, as authority is given by name. Neither told: no data.
 */
export const controlledDrug = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ drugs, parameters: limits }): CaseCheck => ({
    reads: 'case',
    run({ list, standingLines }) {
      if (!standingLines) return noData('feeLines');
      const controlled = standingLines.flatMap((line) => readControlled(line, drugs));
      if (controlled.length === 0) return pass;
      const hits = controlled.flatMap((one) => [
        ...beyondDays(one, list, limits),
        ...withoutAuthority(one, limits),
      ]);
      const isOpen = controlled.some(({ line }) => isUntold(line, list));
      return hits.length === 0 && isOpen ? noData('prescription') : verdictOf(hits);
    },
  }),
});

function readControlled(line: FeeLine, { controlled, productOf }: DrugReference): readonly ControlledLine[] {
  const group = controlled(line.code, line.name);
  if (!group) return [];
  return [{ line, item: line.name ?? productOf(line.code)?.name ?? line.code, group }];
}

function beyondDays(
  { line, item, group }: ControlledLine,
  list: SettlementList,
  limits: Parameters,
): readonly Hit[] {
  const form = formOf(item, limits);
  const { diagnoses } = list;
  const inPain = diagnoses.some(({ code }) => limits.painDiagnoses.some((one) => code.startsWith(one)));
  const limit = limits.limits[group]?.[inPain ? 'daysInPain' : 'days'][form];
  const actual = line.prescription?.days ?? 0;
  if (!isTakenHome(line, list) || limit === undefined || actual <= limit) return [];
  const places = { item, group: groupWords[group], form: formWords[form], limit, actual };
  const amountFen = (line.amountFen * (actual - limit)) / actual;
  return [hitOnLines([{ line, amountFen, text: sayEvidence(words.days, places) }], 'excess-quantity')];
}

function formOf(item: string, { injectionWords, sustainedWords }: Parameters): keyof typeof formWords {
  if (injectionWords.some((word) => item.includes(word))) return 'injection';
  return sustainedWords.some((word) => item.includes(word)) ? 'sustained' : 'other';
}

function withoutAuthority(
  { line, item, group }: ControlledLine,
  { titlesWithout }: Parameters,
): readonly Hit[] {
  const title = line.prescription?.prescriberTitle;
  if (!title || !titlesWithout[group]?.includes(title)) return [];
  const text = sayEvidence(words.title, { item, group: groupWords[group], title: titleWords[title] });
  return [{ ...hitOnLines([{ line, amountFen: 0, text }], 'none'), severity: 'reminder' }];
}

function isUntold(line: FeeLine, list: SettlementList): boolean {
  const { days = null, prescriberTitle = null } = line.prescription ?? {};
  return prescriberTitle === null || (days === null && isTakenHome(line, list));
}
