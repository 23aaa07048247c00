import { expect, it } from 'vitest';
import type { SettlementList } from '../../../core/claims/settlement-list.ts';
import { changeWords } from '../../../core/coding/change-words.ts';
import { checkCoding } from '../../../core/coding/check-coding.ts';
import { questionWords } from '../../../core/coding/question-words.ts';
import { codedList, tellingGrouper } from './coded-list.ts';
import { smallCodingTables } from './small-coding-tables.ts';

const tables = smallCodingTables();
const ask = (list: SettlementList) => checkCoding(list, tables, tellingGrouper);

it('A mapped code is named with its title, an unknown one without', () => {
  expect(ask(codedList(['DX-CLINICAL', 'K99'])).map((question) => questionWords(question).en)).toEqual([
    'DX-CLINICAL is not in icd10-test; the clinical edition has it, mapped to DX1 (名称DX1). Was that code meant? Please check the record.',
    'K99 is neither in icd10-test nor in the mapping of the clinical edition. Is the code as in the record? Please check the record.',
  ]);
});

it('The operations after an examination are listed by their places, counted from one', () => {
  const [question] = ask(codedList(['DX5'], ['OP-SCOPE', 'OP0']));
  expect(question && questionWords(question)).toEqual({
    zh: '主要手术操作OP-SCOPE 名称OP-SCOPE为诊断性操作，其后有手术：2. OP0 名称OP0。主要手术操作的选择是否与病历一致？请核对病历。',
    en: 'The main procedure OP-SCOPE 名称OP-SCOPE is a diagnostic procedure, and operations follow it: 2. OP0 名称OP0. Is the choice of the main procedure that of the record? Please check the record.',
  });
});

it('Of a published list of diagnoses it is said that it may not be all', () => {
  const [question] = ask(codedList(['DX5'], ['OP-FOR-DX1']));
  expect(question && questionWords(question).zh).toContain('该表是否为完整清单尚不确定');
});

it('The answers are worded alike, whichever way they go', () => {
  const [question] = ask(codedList(['DX1', 'DX-WOMEN']));
  expect(question?.ifAnswered.map(({ change }) => changeWords(change))).toEqual([
    { zh: '如清单所填', en: 'as sent' },
    { zh: '性别为女', en: 'the patient is female' },
    { zh: '无第2个诊断', en: 'without diagnosis 2' },
  ]);
});
