import type { Words } from '../claims/words.ts';
import type { CaseCode } from './trace-step.ts';

/** The official title of a code, Chinese only; `null` for one that the tables do not have. */
export type NameOfCode = (kind: CaseCode['kind'], code: string) => string | null;

const first = {
  dx: { zh: '主要诊断', en: 'principal diagnosis' },
  proc: { zh: '主要手术操作', en: 'main procedure' },
} as const;
const further = { dx: { zh: '诊断', en: 'diagnosis' }, proc: { zh: '手术操作', en: 'procedure' } } as const;

/** So many codes are said with their titles. */
const mostTitled = 3;

/** Names one code of a case by its place, itself and its title. */
export function codeWords({ kind, position, code }: CaseCode, nameOf: NameOfCode): Words {
  const { zh, en } = first[kind];
  const name = nameOf(kind, code);
  const named = name === null ? code : `${code} ${name}`;
  if (position === 0) return { zh: `${zh} ${named}`, en: `${en} ${code}` };
  return {
    zh: `第 ${position + 1} ${further[kind].zh} ${named}`,
    en: `${further[kind].en} ${position + 1} (${code})`,
  };
}

/** Names several; where they are many without their titles. */
export function codesWords(codes: readonly CaseCode[], nameOf: NameOfCode): Words {
  const said = codes.map((code) => codeWords(code, codes.length > mostTitled ? () => null : nameOf));
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') };
}
