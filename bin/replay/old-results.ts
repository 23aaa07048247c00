import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { ReplayedFinding } from '../../core/compare-replayed.ts';
import type { Result } from '../../core/result.ts';
import { checkInputs } from '../named-files.ts';
import { type DocumentMistake, mistakesText } from '../read-document.ts';
import { resultDay } from '../result-cells.ts';
import { resultLines } from '../result-lines.ts';
import { isMeant, type ReplayScope } from './replay-question.ts';

const text = z.string().min(1);

/** What tells an old result from something else; it is taken as it is. */
const resultSchema = z.looseObject({
  hospital: text,
  setl_id: text,
  discharged_on: resultDay,
  paid: z.object({ status: text, group: text }),
  payment_fen: z.int().nullable(),
  amount_identified_fen: z.int(),
  findings: z.array(text),
});
const findingSchema = z.object({
  finding_id: text,
  hospital: text,
  setl_id: text,
  rule_id: text,
  amount_fen: z.int(),
});

const tables = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -32768;
  CREATE TABLE results (id TEXT PRIMARY KEY, result TEXT) WITHOUT ROWID;
  CREATE TABLE findings (id TEXT, finding TEXT);
  BEGIN;
`;

/** What an earlier `sentinel audit` has left in its folder. */
export const oldResultFiles = (folder: string) =>
  [join(folder, 'results.ndjson'), join(folder, 'findings.ndjson')] as const;

/** What an earlier `sentinel audit` has left of a case. */
export interface OldResult {
  readonly result: Result;
  readonly findings: readonly ReplayedFinding[];
}

/**
 * The results of an earlier `sentinel audit` by case, in SQLite's temporary file, which has no name: memory does not
 * grow with them.
 */
export class OldResults {
  readonly #file = new DatabaseSync('');
  /** Of the cases meant. */
  count = 0;

  readonly #addOne: StatementSync;
  readonly #addFound: StatementSync;
  readonly #findOne: StatementSync;
  readonly #findFound: StatementSync;

  private constructor() {
    this.#file.exec(tables);
    this.#addOne = this.#file.prepare('INSERT OR REPLACE INTO results VALUES (?, ?)');
    this.#addFound = this.#file.prepare('INSERT INTO findings VALUES (?, ?)');
    this.#findOne = this.#file.prepare('SELECT result FROM results WHERE id = ?');
    this.#findFound = this.#file.prepare('SELECT finding FROM findings WHERE id = ? ORDER BY rowid');
  }

  /** Reads the results that are meant. Throws, with all mistakes at once, on lines that are none. */
  static async read(folder: string, scope: ReplayScope): Promise<OldResults> {
    const [results, findings] = oldResultFiles(folder);
    checkInputs([results, findings]);
    const old = new OldResults();
    const mistakes = [
      ...(await old.#load(results, resultSchema, (one) => old.#addResult(one, scope))),
      ...(await old.#load(findings, findingSchema, (one) => old.#addFinding(one))),
    ];
    if (mistakes.length > 0) throw new Error(mistakesText(folder, mistakes));
    old.#file.exec('COMMIT; CREATE INDEX by_case ON findings (id)');
    return old;
  }

  /** `null` of a case that it did not have. */
  find(hospital: string, settlementId: string): OldResult | null {
    const id = keyOf(hospital, settlementId);
    const row = this.#findOne.get(id);
    if (!row) return null;
    const findings = this.#findFound.all(id);
    return {
      result: JSON.parse(row['result'] as string) as Result,
      findings: findings.map(({ finding }) => JSON.parse(finding as string) as ReplayedFinding),
    };
  }

  close(): void {
    this.#file.close();
  }

  async #load<T>(path: string, schema: z.ZodType<T>, add: (one: T) => void) {
    const mistakes: DocumentMistake[] = [];
    for await (const read of resultLines([path], schema)) {
      if (read.ok) add(read.result);
      else if (mistakes.length < mostMistakes) mistakes.push(...read.mistakes);
    }
    return mistakes;
  }

  #addResult(result: z.infer<typeof resultSchema>, scope: ReplayScope): void {
    if (!isMeant(result, scope)) return;
    this.count++;
    const id = keyOf(result.hospital, result.setl_id);
    this.#addOne.run(id, JSON.stringify(result));
  }

  #addFinding({ finding_id, hospital, setl_id, rule_id, amount_fen }: z.infer<typeof findingSchema>): void {
    const finding: ReplayedFinding = [finding_id, rule_id, amount_fen];
    this.#addFound.run(keyOf(hospital, setl_id), JSON.stringify(finding));
  }
}

const mostMistakes = 100;

/** SQLite keeps UTF-8, to which two halves of different characters are the same. */
const keyOf = (hospital: string, settlementId: string) => JSON.stringify([hospital, settlementId]);
