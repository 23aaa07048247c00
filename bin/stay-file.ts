import { hash, randomBytes } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type CaseId, caseId } from '../core/claims/case-id.ts';
import type { EnrolledCase } from '../core/enrol-cases.ts';
import type { StayRecord } from '../core/rules/stay-record.ts';

/** Nothing has to outlive the process, so nothing is guarded against its end. */
const settings = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE stays (id TEXT NOT NULL UNIQUE, person TEXT, stay TEXT);
`;

/**
 * Stays by case and by person, in memory while they are few and beyond that in a file of SQLite's temporary folder
 * (`SQLITE_TMPDIR`, else `TMPDIR`). The file has no name: it is gone when the process ends, however it ends. Persons
 * and birth dates are in it under a secret that is never written.
 */
export class StayFile {
  /** SQLite's name for a database that is temporary and on disk. */
  readonly #file = new DatabaseSync('');
  readonly #secret = randomBytes(32).toString('base64');
  readonly #has: StatementSync;
  readonly #add: StatementSync;
  #others: StatementSync | null = null;

  /**
   * @param cachedKiB how much of it is held in memory
   * @default 32 MiB: some ten thousand stays never reach the disk
   */
  constructor(cachedKiB = 32 * 1024) {
    this.#file.exec(settings);
    this.#file.exec(`PRAGMA cache_size = -${cachedKiB}`);
    this.#has = this.#file.prepare('SELECT 1 FROM stays WHERE id = ?');
    this.#add = this.#file.prepare('INSERT INTO stays VALUES (?, ?, ?)');
  }

  /** @param id as {@link caseId} makes it */
  has(id: string): boolean {
    return this.#has.get(keyOf(id)) !== undefined;
  }

  /** Throws where a case is there already, and where the disk is full. */
  add(cases: readonly EnrolledCase[]): void {
    this.#file.exec('BEGIN');
    for (const { personId, stay } of cases) {
      this.#add.run(
        keyOf(caseId(stay)),
        personId === null ? null : this.markOf(personId),
        JSON.stringify(stay),
      );
    }
    this.#file.exec('COMMIT');
  }

  /** Cases that are nobody's. Throws as {@link add} does. */
  takeBack(cases: readonly CaseId[]): void {
    for (const one of cases) this.#add.run(keyOf(caseId(one)), null, null);
  }

  /** The person's stays but for one, in the order in which they were added. */
  othersOf(personId: string, id: string): readonly StayRecord[] {
    this.#others ??= this.#prepareOthers();
    return this.#others
      .all(this.markOf(personId), keyOf(id))
      .map(({ stay }) => JSON.parse(stay as string) as StayRecord);
  }

  /** Tells texts apart without giving them away; the same text has the same mark for as long as the file is there. */
  markOf(text: string): string {
    return hash('sha256', this.#secret + keyOf(text), 'base64url');
  }

  close(): void {
    this.#file.close();
  }

  /** The index is made when the first person is asked about: at once it costs a third of what it costs by and by. */
  #prepareOthers(): StatementSync {
    this.#file.exec('CREATE INDEX by_person ON stays (person, id)');
    return this.#file.prepare(
      'SELECT stay FROM stays INDEXED BY by_person WHERE person = ? AND id <> ? ORDER BY rowid',
    );
  }
}

/** SQLite keeps UTF-8, to which two halves of different characters are the same: ids with one must not become one. */
const keyOf = (text: string) => JSON.stringify(text);
