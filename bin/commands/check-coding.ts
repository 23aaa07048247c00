import { readChunk } from '../../core/claims/read-chunk.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import type { Words } from '../../core/claims/words.ts';
import { changeWords } from '../../core/coding/change-words.ts';
import { checkCoding } from '../../core/coding/check-coding.ts';
import type { CodingAnswer } from '../../core/coding/coding-question.ts';
import { questionWords } from '../../core/coding/question-words.ts';
import { knowledgeOf } from '../../core/knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadCoding } from '../../platform/knowledge/load-coding.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { type FileReport, readClaimFiles, tellFileReports } from '../claim-source.ts';
import { jsonLines } from '../json-lines.ts';
import { showProgress } from '../progress.ts';
import { printTable } from './print-table.ts';

export interface CheckCodingOptions {
  readonly scheme?: string;
  readonly output?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

type CheckedCase = ReturnType<ReturnType<typeof caseChecker>>;

/** `sentinel check-coding`: one line a case with its questions, or a table of the questions to read. */
export async function checkCodingOf(files: string[], options: CheckCodingOptions): Promise<void> {
  const check = caseChecker(options.scheme);
  const readList = loadListReader();
  const reports: FileReport[] = [];
  const asked: CheckedCase[] = [];
  const out = options.json || options.output !== undefined ? jsonLines(options.output) : null;
  const progress = showProgress('checked', options.quiet);
  for await (const { chunk } of readClaimFiles(files, reports)) {
    const { lists, rejections } = readChunk(chunk, null, readList);
    for (const { list, place } of lists) {
      const checked = check(list, place);
      if (out) await out.write(checked);
      else if (checked.questions.length > 0) asked.push(checked);
    }
    for (const rejection of out ? rejections : []) await out?.write(rejection);
    progress.add(chunk.records.length);
  }
  progress.stop();
  await out?.end();
  if (!out) printQuestions(asked);
  tellFileReports(reports, options.quiet);
}

function caseChecker(scheme: string | undefined) {
  const knowledge = loadKnowledge({ scheme });
  const tables = loadCoding(knowledgeFolder());
  return (list: SettlementList, place: number) => {
    const { grouper } = knowledgeOf(list, knowledge);
    const questions = checkCoding(list, tables, grouper).map((question) => ({
      ...question,
      text: questionWords(question),
      ifAnswered: question.ifAnswered.map((answer) => ({ ...answer, text: changeWords(answer.change) })),
    }));
    const { hospital, settlementId: setl_id } = list;
    return { hospital, setl_id, place, scheme: grouper.scheme.id, questions };
  };
}

function printQuestions(cases: readonly CheckedCase[]): void {
  printTable(
    ['case', 'field', '问题 question', '把握 certainty', '分组 group if answered'],
    cases.flatMap(({ setl_id, questions }) =>
      questions.map(({ code, field, text, certainty, ifAnswered }) => [
        setl_id,
        `${field}\n${code}`,
        inSentences(text),
        certainty,
        ifAnswered.map(answerText).join('\n'),
      ]),
    ),
  );
}

/** A sentence a line, so that the column stays narrow. */
function inSentences({ zh, en }: Words): string {
  return [...zh.split(/(?<=[。？])/), ...en.split(/(?<=[.?]) (?=[A-Z])/)].join('\n');
}

function answerText(answer: CodingAnswer): string {
  const { zh, en } = changeWords(answer.change);
  const { status, drg } = answer.grouping;
  return `${zh} ${en}: ${status === 'grouped' ? drg : `${drg} ${status}`}`;
}
