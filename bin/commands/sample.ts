import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Result } from '../../core/result.ts';
import type { SampleUnit } from '../../core/review/draw-sample.ts';
import { riskOf, sampleProtocol } from '../../core/review/sample-protocol.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { openStack } from '../endpoints.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { tell } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

export const strata = ['department', 'hospital', 'drg', 'doctor'] as const;

export interface SampleOptions {
  readonly output: string;
  readonly size: number;
  readonly seed: string;
  /** Which field of the result divides the cases. */
  readonly strata: (typeof strata)[number];
  readonly by: string;
  /** A stack to keep the protocol in, too. */
  readonly endpoints?: string;
  readonly json?: boolean;
}

/**
 * `sentinel sample`: draws cases for inspection from the results and findings of an audit, and writes the cases
 * and the protocol of the draw. The same files and seed give the same sample.
 */
export async function sample(results: string, findings: string, options: SampleOptions): Promise<void> {
  checkInputs([results, findings]);
  makeOutputFolder(options.output, ['protocol.json', 'sample.ndjson'], [results, findings]);
  const population = await readPopulation(results, findings, options.strata);
  const protocol = sampleProtocol(population, {
    size: options.size,
    seed: options.seed,
    strataBy: options.strata,
    drawnBy: options.by,
    drawnAt: new Date().toISOString(),
  });
  const text = `${JSON.stringify(protocol, null, 2)}\n`;
  writeFileSync(join(options.output, 'protocol.json'), text);
  const lines = jsonLines(join(options.output, 'sample.ndjson'));
  for (const { id, stratum, risk, inclusion } of protocol.drawn) {
    const [hospital, setl_id] = id.split('#');
    await lines.write({ hospital, setl_id, stratum, risk, inclusion });
  }
  await lines.end();
  if (options.endpoints) {
    const key = `samples/${protocol.drawn_at}-${protocol.population.sha256.slice(0, 8)}.json`;
    await openStack(options.endpoints).receipts.write(key, text);
    tell(`${key}\n`);
  }
  if (options.json) return printJson(protocol);
  printTable(
    ['层 stratum', '病例 cases', '风险 risk', '抽取 drawn'],
    protocol.strata.map(({ stratum, cases, risk, drawn: places }) => [
      stratum,
      cases,
      risk.toFixed(0),
      places,
    ]),
  );
}

async function readPopulation(
  results: string,
  findings: string,
  by: SampleOptions['strata'],
): Promise<readonly SampleUnit[]> {
  const risks = new Map<string, number>();
  for await (const line of readLines<FindingLine>(findings, isFinding, noFinding)) {
    const { hospital, setl_id, confidence, amount_fen } = line;
    const id = `${hospital}#${setl_id}`;
    risks.set(id, (risks.get(id) ?? 1) + riskOf({ confidence, amountFen: amount_fen }));
  }
  const population: SampleUnit[] = [];
  for await (const result of readLines<ResultLine>(results, isResult, noResult)) {
    const id = `${result.hospital}#${result.setl_id}`;
    population.push({ id, stratum: String(result[by] ?? '-'), risk: risks.get(id) ?? 1 });
  }
  return population;
}

type FindingLine = Pick<Finding, 'hospital' | 'setl_id' | 'confidence' | 'amount_fen'>;
type ResultLine = Pick<Result, 'hospital' | 'setl_id' | SampleOptions['strata']>;

function isFinding(line: Partial<FindingLine> | null): boolean {
  return hasCase(line) && Number.isFinite(line?.confidence) && Number.isFinite(line?.amount_fen);
}

/** A finding, too, names a case and a department; no result has a confidence. */
function isResult(line: Partial<ResultLine> | null): boolean {
  return hasCase(line) && line !== null && !('confidence' in line);
}

function hasCase(line: Partial<ResultLine> | null): boolean {
  return typeof line?.hospital === 'string' && typeof line.setl_id === 'string';
}

const noFinding = '不是线索，请核对文件次序 Not a finding: are results and findings in this order?';
const noResult = '不是病例结果，请核对文件次序 Not a result: are results and findings in this order?';

async function* readLines<T>(
  file: string,
  isOne: (line: T) => boolean,
  otherwise: string,
): AsyncGenerator<T> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    number += 1;
    if (line === '') continue;
    const parsed = parseLine<T>(line, `${file}:${number}`);
    if (!isOne(parsed)) throw new WrongUsage(`${file}:${number}: ${otherwise}`);
    yield parsed;
  }
}

function parseLine<T>(line: string, place: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new WrongUsage(`${place}: 不是 JSON Not JSON`);
  }
}
