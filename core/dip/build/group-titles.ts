import type { Words } from '../../claims/words.ts';
import { treatmentWords } from '../../grouping/dip/dip-titles.ts';
import type { CoreGroup } from './choose-core-groups.ts';
import type { RestGroup } from './comprehensive-groups.ts';
import { type Chapter, findChapter } from './find-chapter.ts';

/** What codes are called, in Chinese; `null` where the edition does not have them. */
export interface CodeNames {
  readonly diagnosis: (code: string) => string | null;
  readonly operation: (code: string) => string | null;
}

/** The names of diagnosis and operations; there are English ones of neither. */
export function coreTitle({ principal, operations }: CoreGroup, names: CodeNames): { readonly zh: string } {
  // Subcategories stand in the edition under the code that leaves nothing specified: K35.8 as K35.800.
  const diagnosis = names.diagnosis(`${principal}00`) ?? names.diagnosis(principal) ?? principal;
  return { zh: [diagnosis, ...operations.map((code) => names.operation(code) ?? code)].join('-') };
}

export function restTitle({ of, treatment }: RestGroup, chapters: readonly Chapter[]): Words {
  const { zh, en } = treatmentWords[treatment];
  const chapter = chapters.find(({ range }) => range === of) ?? findChapter(of, chapters);
  const name = chapter?.title ?? { zh: '', en: '' };
  return { zh: `${name.zh}${of}：${zh}`, en: `${name.en} ${of}: ${en}`.trimStart() };
}
