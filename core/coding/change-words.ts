import type { Words } from '../claims/words.ts';
import type { CodingChange } from './coding-question.ts';

const sexWords = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } } as const;

/** What an answer would say of the list, in both languages; positions count from one. */
export function changeWords(change: CodingChange): Words {
  switch (change.kind) {
    case 'as-sent':
      return { zh: '如清单所填', en: 'as sent' };
    case 'diagnosis-code':
      return {
        zh: `第${change.at + 1}个诊断为${change.to}`,
        en: `diagnosis ${change.at + 1} is ${change.to}`,
      };
    case 'procedure-code':
      return {
        zh: `第${change.at + 1}个手术操作为${change.to}`,
        en: `procedure ${change.at + 1} is ${change.to}`,
      };
    case 'without-diagnosis':
      return { zh: `无第${change.at + 1}个诊断`, en: `without diagnosis ${change.at + 1}` };
    case 'without-procedure':
      return { zh: `无第${change.at + 1}个手术操作`, en: `without procedure ${change.at + 1}` };
    case 'principal-diagnosis':
      return { zh: `第${change.at + 1}个诊断为主要诊断`, en: `diagnosis ${change.at + 1} is the principal` };
    case 'main-procedure':
      return { zh: `第${change.at + 1}个手术操作为主要`, en: `procedure ${change.at + 1} is the main one` };
    case 'sex':
      return { zh: `性别为${sexWords[change.to].zh}`, en: `the patient is ${sexWords[change.to].en}` };
    case 'age-years':
      return { zh: `年龄为${change.to}岁`, en: `the age is ${change.to}` };
    case 'stay-days':
      return { zh: `住院${change.to}天`, en: `the stay is ${change.to} days` };
  }
}
