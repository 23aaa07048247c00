import type { Words } from '../../claims/words.ts';
import { codesWords, type NameOfCode } from '../case-code-words.ts';
import type { DipCondition, DipEvidence } from './dip-grouper.ts';

/** What people call the conditions of a group. */
export const conditionWords: Readonly<Record<DipCondition, Words>> = {
  principal: { zh: '主要诊断', en: 'the principal diagnosis' },
  anyDiagnosis: { zh: '诊断', en: 'a diagnosis' },
  otherDiagnosis: { zh: '其他诊断', en: 'an other diagnosis' },
  main: { zh: '主要手术操作', en: 'the main operation' },
  related: { zh: '相关手术操作', en: 'the related operation' },
  anyOperation: { zh: '手术操作', en: 'the operations' },
  ageDaysUnder: { zh: '日龄', en: 'the age in days' },
  weightGrams: { zh: '出生体重', en: 'the birth weight' },
  resistant: { zh: '耐药与否', en: 'resistance to drugs or not' },
  conservative: { zh: '保守治疗', en: 'conservative treatment' },
};

/** Says which codes met which part of a cell, or which bound the case is within. */
export function evidenceWords({ condition, asked, codes, isBlank }: DipEvidence, nameOf: NameOfCode): Words {
  if (codes.length === 0) return isBlank ? blankWords(condition, asked) : boundWords(condition, asked);
  const said = codesWords(codes, nameOf);
  const { zh, en } = conditionWords[condition];
  if (asked === '') return { zh: `${said.zh}（${zh}不限）`, en: `${said.en} (whatever ${en} is)` };
  return { zh: `${said.zh} 符合${zh} ${asked}`, en: `${said.en} for ${en} ${asked}` };
}

function blankWords(condition: DipCondition, asked: string): Words {
  const { zh, en } = boundWords(condition, asked);
  return { zh: `${zh}（为空，按 0 计）`, en: `${en} (blank, read as 0)` };
}

function boundWords(condition: DipCondition, asked: string): Words {
  switch (condition) {
    case 'ageDaysUnder':
      return { zh: `日龄不足 ${asked} 天`, en: `younger than ${asked} days` };
    case 'weightGrams':
      return { zh: `出生体重在 ${asked} 克之内`, en: `a birth weight of ${asked} g` };
    case 'resistant':
      return asked === 'true'
        ? { zh: '耐药', en: 'resistant to drugs' }
        : { zh: '不耐药', en: 'not resistant to drugs' };
    default:
      return { zh: '保守治疗', en: 'conservative treatment' };
  }
}
