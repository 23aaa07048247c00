import { type PaidBy, wordsOf } from '../claims/paid-by.ts';
import type { Words } from '../claims/words.ts';
import { parseGroupKey } from '../indicators/sheet.ts';
import { sayEvidence } from '../rules/evidence-words.ts';
import type { Contribution, Explanation } from './contributions.ts';
import { sayDifference, sayValue } from './value-words.ts';

/** Whether a group, by its `groupKey`, is a DRG or of DIP. */
export type GroupKind = (key: string) => PaidBy;

/** What the members of a unit are. */
export type MemberKind = 'doctor' | 'department' | 'hospital';

const templates: Readonly<Record<Contribution['by'], Words>> = {
  volume: {
    zh: '{who}：病例由{casesBefore}变为{casesNow}，影响{effect}{ofAll}',
    en: '{who}: {casesNow} cases after {casesBefore}, {effect}{ofAll}',
  },
  mix: {
    zh: '{who}：占比由{weightBefore}变为{weightNow}，影响{effect}{ofAll}',
    en: '{who}: {weightNow} of all after {weightBefore}, {effect}{ofAll}',
  },
  price: {
    zh: '{who}：由{before}变为{now}，影响{effect}{ofAll}',
    en: '{who}: {now} after {before}, {effect}{ofAll}',
  },
};

const ofWhole: Words = { zh: '，占全部变化的{share}', en: ', {share} of the whole change' };
const others: Words = { zh: '其他', en: 'others' };
const members: Readonly<Record<MemberKind, Words>> = {
  doctor: { zh: '医师{key}', en: 'doctor {key}' },
  department: { zh: '科室{key}', en: 'department {key}' },
  hospital: { zh: '医院{key}', en: 'hospital {key}' },
};
const group: Words = { zh: '病组{key}', en: 'group {key}' };
const parts: Readonly<Record<string, Words>> = {
  drug: { zh: '例均药品费', en: 'drugs a case' },
  slice: { zh: '例均中药饮片费', en: 'herbal slices a case' },
  consumable: { zh: '例均耗材费', en: 'consumables a case' },
  testing: { zh: '例均检查检验费', en: 'tests and examinations a case' },
  treatment: { zh: '例均治疗费', en: 'treatment a case' },
  rest: { zh: '例均其他费用', en: 'all else a case' },
};

/**
 * The contributions in words, one sentence each, in their order.
 * @param names what they are called beside their codes, in the same order
 * @param groupKind whether a group, by its key, is a DRG or of DIP
 */
export function sayContributions(
  { contributions, unit }: Explanation,
  memberKind: MemberKind,
  names: readonly (Words | null)[] = [],
  groupKind: GroupKind = () => 'drg',
): readonly Words[] {
  const say = (value: number | null) => (value === null ? { zh: '无', en: 'none' } : sayValue(unit, value));
  return contributions.map((contribution, at) => {
    const { before, now, effect, share, by } = contribution;
    // A part of the bill has the cases of all: it can only have become dearer.
    return sayEvidence(templates[contribution.of === 'part' ? 'price' : by], {
      who: whoOf(contribution, memberKind, names[at] ?? null, groupKind),
      before: say(before.value),
      now: say(now.value),
      casesBefore: before.below,
      casesNow: now.below,
      weightBefore: sayValue('share', before.weight),
      weightNow: sayValue('share', now.weight),
      effect: sayDifference(unit, effect),
      // More than all of a change, which others made up for, says nothing to a reader.
      ofAll: share > 1 ? { zh: '', en: '' } : sayEvidence(ofWhole, { share: sayValue('share', share) }),
    });
  });
}

function whoOf(
  { of, key }: Contribution,
  memberKind: MemberKind,
  name: Words | null,
  groupKind: GroupKind,
): Words {
  if (key === null) return others;
  if (of === 'part') return parts[key] ?? others;
  if (of === 'member') return sayEvidence(members[memberKind], { key: labelOf(key, name) });
  return sayEvidence(wordsOf(groupKind(key), group), { key: labelOf(parseGroupKey(key).group, name) });
}

/** The code with its name; once where the name says it. */
function labelOf(code: string, name: Words | null): Words {
  const label = (text: string) => (text.includes(code) ? text : `${code} ${text}`);
  return name ? { zh: label(name.zh), en: label(name.en) } : { zh: code, en: code };
}
