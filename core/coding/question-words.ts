import type { Words } from '../claims/words.ts';
import type {
  CodingDoubt,
  CodingEvidence,
  CodingQuestion,
  CodingQuestionCode,
  PlacedCode,
} from './coding-question.ts';

const sexWords = {
  male: { zh: '男', en: 'male' },
  female: { zh: '女', en: 'female' },
  unknown: { zh: '未知', en: 'unknown' },
  'not-stated': { zh: '未说明', en: 'not stated' },
} as const satisfies Readonly<Record<string, Words>>;

const kindWords = {
  operation: { zh: '手术', en: 'an operation' },
  interventional: { zh: '介入治疗', en: 'an interventional treatment' },
  therapeutic: { zh: '治疗性操作', en: 'a therapeutic procedure' },
  diagnostic: { zh: '诊断性操作', en: 'a diagnostic procedure' },
} as const satisfies Readonly<Record<string, Words>>;

const checkRecord: Words = { zh: '请核对病历。', en: 'Please check the record.' };

type Speakers = {
  readonly [C in CodingQuestionCode]: (evidence: CodingEvidence[C], named: string) => Words;
};

const speakers: Speakers = {
  'unknown-diagnosis-code': unknownCode,
  'unknown-procedure-code': unknownCode,
  'clinical-edition-code': ({ edition, code, title }, named) => ({
    zh: `${named}不在${edition}中，临床版中有，对应${code}${quoted(title).zh}。所指是否为该编码？`,
    en: `${named} is not in ${edition}; the clinical edition has it, mapped to ${code}${quoted(title).en}. Was that code meant?`,
  }),
  'grey-diagnosis-code': greyCode,
  'grey-procedure-code': greyCode,
  'duplicate-diagnosis': ({ firstAt }, named) => ({
    zh: `${named}与第${firstAt + 1}个诊断相同。是否重复填写？`,
    en: `${named} is also diagnosis ${firstAt + 1}. Was it entered twice by mistake?`,
  }),
  'diagnosis-sex-conflict': sexConflict,
  'procedure-sex-conflict': sexConflict,
  'diagnosis-age-conflict': ({ ageYears, group }, named) => ({
    zh: `患者${ageYears}岁，而${named}一般用于${group.zh}。年龄与编码是否均属实？`,
    en: `The patient is ${ageYears} years old; ${named} is usually of ${group.en}. Are age and code both right?`,
  }),
  'never-principal': ({ reason }, named) => ({
    zh: `${named}为${reason.zh}，按分类规则不单独作为主要诊断。住院的主要原因是否另有诊断？`,
    en: `${named} is ${reason.en}, which by the classification is not a principal diagnosis. Was the stay for something else?`,
  }),
  'procedure-without-diagnosis': ({ listedDiagnoses }, named) => ({
    zh: `${named}在规则库中列有${listedDiagnoses}个对应诊断，清单中均未见（该表是否为完整清单尚不确定）。该操作是否实施？其诊断是否已记录？`,
    en: `${named} is published with ${listedDiagnoses} diagnoses, none of which is on the list (whether those are all is not certain). Was it performed, and is what it was for recorded?`,
  }),
  'missing-main-procedure': ({ kind, operations }, named) => ({
    zh: `主要手术操作${named}为${kindWords[kind].zh}，其后有手术：${operations.map(placedText).join('、')}。主要手术操作的选择是否与病历一致？`,
    en: `The main procedure ${named} is ${kindWords[kind].en}, and operations follow it: ${operations.map(placedText).join(', ')}. Is the choice of the main procedure that of the record?`,
  }),
  'operation-charge-without-procedure': () => ({
    zh: '收取了手术费，但清单未填手术操作。是否实施了手术？',
    en: 'Operation charges are billed, and no procedure is listed. Was an operation performed?',
  }),
  'implausible-age': ({ ageYears, byBirthDateYears }) => ({
    zh: `填报年龄${ageYears}岁，按出生日期为${byBirthDateYears}岁。哪一项属实？`,
    en: `The age is given as ${ageYears}, by the birth date it is ${byBirthDateYears}. Which is right?`,
  }),
  'implausible-stay': stayQuestion,
  'implausible-weight': weightQuestion,
  'missing-newborn-weight': ({ ageDays }) => ({
    zh: `患者出生${ageDays}天，未填新生儿体重。病历中是否有记录？`,
    en: `The patient is ${ageDays} days old and no weight is given. Does the record have one?`,
  }),
};

/** Asks in both languages. The words come of the evidence alone, not of where an answer would lead. */
export function questionWords(question: CodingQuestion | CodingDoubt): Words {
  const speak = speakers[question.code] as (evidence: unknown, named: string) => Words;
  const { zh, en } = speak(question.evidence, namedValue(question));
  return { zh: `${zh}${checkRecord.zh}`, en: `${en} ${checkRecord.en}` };
}

function namedValue({ code, value, evidence }: CodingQuestion | CodingDoubt): string {
  const isMapped = code === 'clinical-edition-code';
  const title = !isMapped && 'title' in evidence ? evidence.title : null;
  return title === null ? String(value) : `${value} ${title}`;
}

function unknownCode({ edition }: { readonly edition: string }, named: string): Words {
  return {
    zh: `${named}既不在${edition}中，也不在临床版对照表中。编码是否填写有误？`,
    en: `${named} is neither in ${edition} nor in the mapping of the clinical edition. Is the code as in the record?`,
  };
}

function greyCode(_: unknown, named: string): Words {
  return {
    zh: `${named}为灰码，不用于结算。病历支持的编码是哪一个？`,
    en: `${named} is a grey code, not to be used for settlement. Which code does the record bear out?`,
  };
}

function sexConflict({ sex, expected }: CodingEvidence['diagnosis-sex-conflict'], named: string): Words {
  return {
    zh: `患者性别为${sexWords[sex].zh}，而${named}一般用于${sexWords[expected].zh}性。性别与编码是否均属实？`,
    en: `The patient is ${sexWords[sex].en}; ${named} is usually of ${sexWords[expected].en} patients. Are sex and code both right?`,
  };
}

function stayQuestion({ reason, losDays, expectedDays }: CodingEvidence['implausible-stay']): Words {
  switch (reason) {
    case 'differs-from-dates':
      return {
        zh: `填报住院${losDays}天，按出入院日期为${expectedDays}天。哪一项属实？`,
        en: `The stay is given as ${losDays} days, by its dates it is ${expectedDays}. Which is right?`,
      };
    case 'very-long':
      return {
        zh: `住院${losDays}天，超过${expectedDays}天。日期是否属实？`,
        en: `The stay is ${losDays} days, more than ${expectedDays}. Are the dates right?`,
      };
    case 'day-surgery-long':
      return {
        zh: `日间手术住院${losDays}天，超过${expectedDays}天。就医类型与日期是否均属实？`,
        en: `Day surgery with a stay of ${losDays} days, more than ${expectedDays}. Are type of care and dates both right?`,
      };
  }
}

function weightQuestion(evidence: CodingEvidence['implausible-weight']): Words {
  const { reason, weightGrams, fromGrams, toGrams } = evidence;
  return reason === 'not-a-newborn'
    ? {
        zh: `填有新生儿体重${weightGrams}克，而患者已满一岁。体重与年龄是否均属实？`,
        en: `A newborn weight of ${weightGrams} g is given for a patient of a year or more. Are weight and age both right?`,
      }
    : {
        zh: `新生儿体重${weightGrams}克，不在${fromGrams}至${toGrams}克之间。单位与数值是否属实？`,
        en: `The newborn weight is ${weightGrams} g, outside ${fromGrams} to ${toGrams} g. Are unit and figure right?`,
      };
}

function quoted(title: string | null): Words {
  return title === null ? { zh: '', en: '' } : { zh: `“${title}”`, en: ` (${title})` };
}

function placedText({ at, code, title }: PlacedCode): string {
  return `${at + 1}. ${code}${title === null ? '' : ` ${title}`}`;
}
