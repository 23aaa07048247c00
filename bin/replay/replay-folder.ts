import { appendFileSync, existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditedCase } from '../../core/audit.ts';
import type { ReplayedDifference } from '../../core/compare-replayed.ts';
import { ReplayComparison, type ReplayState } from '../../core/replay-comparison.ts';
import { makeOutputFolder } from '../named-files.ts';
import { WrongUsage } from '../wrong-usage.ts';

const lineFiles = ['results.ndjson', 'findings.ndjson', 'differences.ndjson'] as const;
const tables = ['hospitals', 'departments', 'months', 'groups', 'rules'].map((name) => `${name}.csv`);
type LineFile = (typeof lineFiles)[number];

/** Cases that were met and not compared. */
export interface NotCompared {
  /** Without an old result: rejected then, or not audited yet. */
  readonly without_old: number;
  /** Whose audit broke, which is a defect of ours. */
  readonly failed: number;
}

/** How far a replay is, and what it has found so far. */
interface Progress<P> {
  /** What was asked for; another question never goes on here. */
  readonly question: unknown;
  readonly finished: boolean;
  /** The last place that is wholly in the files; `null` before the first. */
  readonly place: P | null;
  readonly bytes: Readonly<Record<LineFile, number>>;
  readonly comparison: ReplayState;
  readonly not_compared: NotCompared;
  readonly cases: number;
  readonly seconds: number;
}

const progressFile = 'progress.json';

/**
 * The folder of a replay. What a run had noted before it was broken off stays, and the next run of the same question
 * goes on behind it; lines written after the last note are cut off again.
 */
export class ReplayFolder<P> {
  readonly comparison: ReplayComparison;
  /** Where to go on: behind this place; `null` at the beginning. */
  readonly goesOnAfter: P | null;
  readonly #folder: string;
  readonly #casesBetweenNotes: number;
  readonly #before: Progress<P>;
  readonly #waiting: Record<LineFile, string[]> = {
    'results.ndjson': [],
    'findings.ndjson': [],
    'differences.ndjson': [],
  };
  #sinceNote = 0;
  #cases: number;
  #notCompared: NotCompared;
  readonly #startedAt = performance.now();

  /**
   * @param casesBetweenNotes so many are audited again at the most when a replay that was broken off goes on
   * @throws where the folder holds another replay, or one that is finished
   */
  constructor(folder: string, question: unknown, casesBetweenNotes = 2000) {
    this.#folder = folder;
    this.#casesBetweenNotes = casesBetweenNotes;
    makeOutputFolder(folder, [...lineFiles, ...tables, 'report.json', 'report.txt']);
    this.#before = this.#noted(question) ?? begin(question);
    this.goesOnAfter = this.#before.place;
    this.comparison = new ReplayComparison(this.#before.comparison);
    this.#cases = this.#before.cases;
    this.#notCompared = this.#before.not_compared;
    for (const name of lineFiles) {
      const path = this.#path(name);
      if (!existsSync(path)) writeFileSync(path, '');
      truncateSync(path, this.#before.bytes[name]);
    }
    if (this.goesOnAfter === null) this.#note(null, false);
  }

  add({ result, findings }: Pick<AuditedCase, 'result' | 'findings'>, difference: ReplayedDifference): void {
    this.comparison.add(difference);
    this.#waiting['results.ndjson'].push(lineOf(result));
    for (const finding of findings) this.#waiting['findings.ndjson'].push(lineOf(finding));
    if (difference.differs.length > 0) this.#waiting['differences.ndjson'].push(lineOf(difference));
    this.#cases++;
    this.#sinceNote++;
  }

  pass(kind: keyof NotCompared): void {
    this.#notCompared = { ...this.#notCompared, [kind]: this.#notCompared[kind] + 1 };
  }

  /** Everything up to this place has been added. It is noted now and then. */
  reach(place: P): void {
    if (this.#sinceNote < this.#casesBetweenNotes) return;
    this.#sinceNote = 0;
    this.#note(place, false);
  }

  /** How many cases in how many seconds, of all runs together. */
  counts(): { readonly cases: number; readonly seconds: number; readonly not_compared: NotCompared } {
    return { cases: this.#cases, seconds: this.#seconds(), not_compared: this.#notCompared };
  }

  finish(): void {
    this.#note(null, true);
  }

  #note(place: P | null, finished: boolean): void {
    const { question, bytes: written } = this.#before;
    const bytes = { ...written };
    for (const name of lineFiles) bytes[name] = this.#append(name);
    const progress: Progress<P> = {
      ...{ question, finished, place, bytes, comparison: this.comparison.state() },
      ...{ not_compared: this.#notCompared, cases: this.#cases, seconds: this.#seconds() },
    };
    writeFileSync(this.#path(`${progressFile}.new`), JSON.stringify(progress));
    renameSync(this.#path(`${progressFile}.new`), this.#path(progressFile));
  }

  readonly #written = new Map<LineFile, number>();

  /** Answers how long the file is now. */
  #append(name: LineFile): number {
    const lines = Buffer.from(this.#waiting[name].join(''));
    this.#waiting[name] = [];
    appendFileSync(this.#path(name), lines);
    const bytes = (this.#written.get(name) ?? this.#before.bytes[name]) + lines.length;
    this.#written.set(name, bytes);
    return bytes;
  }

  #noted(question: unknown): Progress<P> | null {
    const path = this.#path(progressFile);
    if (!existsSync(path)) {
      if (existsSync(this.#path('results.ndjson')))
        throw new WrongUsage(
          `${this.#folder}: 已有其他结果，不予覆盖，请换一个文件夹。 There are other results, which are not written over; name another folder.`,
        );
      return null;
    }
    const progress = JSON.parse(readFileSync(path, 'utf8')) as Progress<P>;
    if (!progress.finished) {
      if (JSON.stringify(progress.question) === JSON.stringify(question)) return progress;
      // Broken off before its first note, by an option that was mistaken: it has nothing to go on from.
      if (progress.place === null) return null;
    }
    throw new WrongUsage(
      progress.finished
        ? `${this.#folder}: 已有完成的重放，请换一个文件夹。 A finished replay is there; name another folder.`
        : `${this.#folder}: 已有另一个重放，请用原来的选项继续，或换一个文件夹。 Another replay is there: go on with its own options, or name another folder.`,
    );
  }

  #seconds(): number {
    return this.#before.seconds + (performance.now() - this.#startedAt) / 1000;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

function begin<P>(question: unknown): Progress<P> {
  return {
    ...{ question, finished: false, place: null, cases: 0, seconds: 0 },
    bytes: { 'results.ndjson': 0, 'findings.ndjson': 0, 'differences.ndjson': 0 },
    comparison: new ReplayComparison().state(),
    not_compared: { without_old: 0, failed: 0 },
  };
}

const lineOf = (record: unknown) => `${JSON.stringify(record)}\n`;
