import { readChunk } from '../../core/claims/read-chunk.ts';
import type { Rejection } from '../../core/claims/rejection.ts';
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
import { checkInputs, checkOutput } from '../named-files.ts';
import { checkSchemes } from '../named-knowledge.ts';
import { showProgress } from '../progress.ts';
import { say } from '../say.ts';
import { printTable } from './print-table.ts';

export interface CheckCodingOptions {
  readonly scheme?: string;
  readonly output?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

type CheckedCase = ReturnType<ReturnType<typeof caseChecker>>;

/** What a table tells when all is read. */
interface Told {
  cases: number;
  readonly asked: CheckedCase[];
  readonly refused: Rejection[];
}

/** `sentinel check-coding`: one line a case with its questions, or a table of the questions to read. */
export async function checkCodingOf(files: string[], options: CheckCodingOptions): Promise<void> {
  checkInputs(files);
  const { scheme, output } = options;
  if (scheme !== undefined) checkSchemes([scheme], knowledgeFolder());
  if (output !== undefined) checkOutput(output, files);
  const check = caseChecker(scheme);
  const readList = loadListReader();
  const reports: FileReport[] = [];
  const told: Told = { cases: 0, asked: [], refused: [] };
  const out = options.json || output !== undefined ? jsonLines(output) : null;
  const progress = showProgress('checked', options.quiet);
  for await (const { chunk } of readClaimFiles(files, reports)) {
    const { lists, rejections } = readChunk(chunk, null, readList);
    for (const { list, place } of lists) {
      const checked = check(list, place);
      if (out) await out.write(checked);
      else if (checked.questions.length > 0) told.asked.push(checked);
    }
    for (const rejection of rejections) {
      if (out) await out.write(rejection);
      else told.refused.push(rejection);
    }
    told.cases += lists.length;
    progress.add(chunk.records.length);
  }
  progress.stop();
  await out?.end();
  if (!out) printTold(told);
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

function printTold({ cases, asked, refused }: Told): void {
  if (asked.length > 0) printQuestions(asked);
  if (refused.length > 0) printRefused(refused);
  say(
    `已核对 checked: ${cases}; 有疑问 with questions: ${asked.length}; 不可读 refused: ${refused.length}\n`,
  );
}

function printRefused(refused: readonly Rejection[]): void {
  printTable(
    ['文件与行 file and line', 'case', 'field', '不可读的原因 why it is refused'],
    refused.flatMap(({ file, line, setl_id, errors }) =>
      errors.map(({ field, message: { zh, en } }) => [
        `${file}:${line}`,
        setl_id ?? '',
        field ?? '',
        `${zh}\n${en}`,
      ]),
    ),
  );
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
