import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WireList } from '../../generator/wire-list.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { type CaseName, type FuzzCase, makeCase } from './fuzz-case.ts';
import { type Judge, type Judgement, judgeFile, readingsOf } from './judge-case.ts';
import { originalLists } from './originals.ts';
import { textForms } from './text-forms.ts';
import { bytesOfPart, formOf, makeRow } from './text-part.ts';

/** A file, and what became of it. */
export interface Tried {
  readonly made: FuzzCase;
  readonly judgement: Judgement;
}

/** Makes mutated files of one seed and tries them, in this process. */
export class Fuzzer {
  readonly #originals: readonly WireList[];
  readonly #judge: Judge;
  /** How each original is read from each form when nothing is wrong. */
  readonly #readings = new Map<string, readonly string[]>();

  constructor(seed: string) {
    this.#originals = originalLists(seed);
    this.#judge = { knowledge: loadKnowledge(), readList: loadListReader() };
  }

  make(name: CaseName): FuzzCase {
    return makeCase(name, this.#originals);
  }

  async try(name: CaseName): Promise<Tried> {
    const made = this.make(name);
    const expected: string[] = [];
    for (const { formName, original } of made.kept) {
      const reading = (await this.#readingsOf(formName))[original];
      if (reading === undefined) throw new Error(`${formName} does not even read good lists`);
      expected.push(reading);
    }
    return { made, judgement: await judgeFile(made.file, made.bytes, expected, this.#judge) };
  }

  async #readingsOf(formName: string): Promise<readonly string[]> {
    const known = this.#readings.get(formName);
    if (known) return known;
    const form = formOf(formName);
    const rows = this.#originals.map((list, at) => makeRow(form, list, at, []));
    const folder = mkdtempSync(join(tmpdir(), 'sentinel-fuzz-'));
    try {
      const path = join(folder, `good.${textForms[formName]?.extension}`);
      writeFileSync(path, bytesOfPart({ formName, rows }));
      const readings = await readingsOf(path, this.#judge.readList);
      this.#readings.set(formName, readings);
      return readings;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
