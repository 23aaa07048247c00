import type { WireList } from '../../generator/wire-list.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { goodPair } from './draw-pair.ts';
import { type CaseName, type FuzzCase, makeCase, type NamedBytes } from './fuzz-case.ts';
import { type Judge, type Judgement, judgeFiles, readingsOf } from './judge-case.ts';
import { originalLists } from './originals.ts';
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
  readonly #readings = new Map<string, ReadonlyMap<string, string>>();

  constructor(seed: string) {
    this.#originals = originalLists(seed);
    const identities = this.#originals.flatMap(({ setlinfo }) =>
      ['psn_name', 'hi_no', 'certno'].flatMap((code) => setlinfo[code] ?? []),
    );
    this.#judge = {
      identities: identities.map(String).filter((identity) => identity !== ''),
      knowledge: loadKnowledge(),
      readList: loadListReader(),
    };
  }

  make(name: CaseName): FuzzCase {
    return makeCase(name, this.#originals);
  }

  async try(name: CaseName): Promise<Tried> {
    const made = this.make(name);
    const expected: string[] = [];
    for (const { form, original } of made.kept) {
      const id = String(this.#originals[original]?.setlinfo['setl_id']);
      const reading = (await this.#readingsOf(form)).get(id);
      if (reading === undefined) throw new Error(`${form} does not even read good lists`);
      expected.push(reading);
    }
    return { made, judgement: await judgeFiles(made.files, expected, this.#judge) };
  }

  async #readingsOf(form: string): Promise<ReadonlyMap<string, string>> {
    const known = this.#readings.get(form);
    if (known) return known;
    const readings = await readingsOf(this.#goodFiles(form), this.#judge.readList);
    this.#readings.set(form, readings);
    return readings;
  }

  #goodFiles(form: string): readonly NamedBytes[] {
    const formName = form === 'pair' ? 'csv' : form;
    const rows = this.#originals.map((list, at) => makeRow(formOf(formName), list, at, []));
    const bytes = bytesOfPart({ formName, rows });
    if (form === 'pair') return goodPair(this.#originals, bytes);
    return [{ name: `good.${formOf(formName).extension}`, bytes }];
  }
}
