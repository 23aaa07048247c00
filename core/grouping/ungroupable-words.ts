import type { Words } from '../claims/words.ts';
import { codeWords } from './case-code-words.ts';
import type { TraceContext } from './trace-words.ts';

/**
 * Says where a case without a group has been, what that means, and what can be held against the record. These are
 * questions to the coder, never a code to be used instead.
 * @param entered codes of the MDCs that were entered, and left again
 */
export function ungroupableWords(entered: readonly string[], context: TraceContext): Words {
  const lines = entered.length > 0 ? leftWords(entered, context) : [nowhere, meaningNowhere(context)];
  return { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}

const nowhere: Words = { zh: '没有一个 MDC 可以进入', en: 'There is no MDC that the case can enter' };

function meaningNowhere({ given, nameOf, knowsDx }: TraceContext): Words {
  const [code = ''] = given.dx;
  const said = codeWords({ kind: 'dx', position: 0, code }, nameOf);
  if (!knowsDx(code))
    return {
      zh: `这表示：本方案的任何表中都没有${said.zh}。请对照病历核对：编码是否填对，是否为本方案所用版本的编码`,
      en: `This means that no list of the scheme has the ${said.en}. To be held against the record: whether the code is written as it should be, and is of the edition that the scheme uses`,
    };
  return {
    zh: `这表示：${said.zh} 不能把病例归入任何 MDC。请对照病历核对：主要诊断的编码和选择，以及性别、年龄`,
    en: `This means that the ${said.en} brings the case into no MDC. To be held against the record: the code and choice of the principal diagnosis, and sex and age`,
  };
}

function leftWords(entered: readonly string[], { label }: TraceContext): readonly Words[] {
  const names = entered.map((mdc) => label(`MDC${mdc}`));
  return [
    {
      zh: `进入过的 ${names.map(({ zh }) => zh).join('、')} 中没有符合的 ADRG，也没有其他 MDC 可以进入`,
      en: `No ADRG fits in the MDCs that were entered (${names.map(({ en }) => en).join('; ')}), and no other MDC can be entered`,
    },
    {
      zh: '这表示：诊断、手术操作等合在一起，不符合其中任何一组的条件。请对照病历核对：主要诊断的编码和选择，手术操作是否漏填、主要手术操作是否选对',
      en: 'This means that the diagnoses, procedures and other facts together meet the condition of none of their groups. To be held against the record: the code and choice of the principal diagnosis, and whether a procedure is missing or another is the main one',
    },
  ];
}
