import type { Words } from '../claims/words.ts';
import type { CaseCode } from './trace-step.ts';

/**
 * The official title of a code, Chinese only; `null` for one that its edition does not have, `undefined` where
 * nobody can tell.
 */
export type NameOfCode = (kind: CaseCode['kind'], code: string) => string | null | undefined;

const first = {
  dx: { zh: '主要诊断', en: 'principal diagnosis' },
  proc: { zh: '主要手术操作', en: 'main procedure' },
} as const;
const further = { dx: { zh: '诊断', en: 'diagnosis' }, proc: { zh: '手术操作', en: 'procedure' } } as const;
const again = {
  dx: { one: { zh: '该诊断', en: 'it' }, many: { zh: '这些诊断', en: 'they' } },
  proc: { one: { zh: '该手术操作', en: 'it' }, many: { zh: '这些手术操作', en: 'they' } },
} as const;
const unknown: Words = { zh: '（编码版本中没有此编码）', en: 'unknown to the code edition' };

/** So many codes are said with their titles. */
const mostTitled = 3;

/** Names one code of a case by its place, itself and its title. */
export function codeWords({ kind, position, code }: CaseCode, nameOf: NameOfCode): Words {
  const name = nameOf(kind, code);
  const zhCode = name === null ? `${code}${unknown.zh}` : [code, name].join(' ').trimEnd();
  const enCode = name === null ? `${code}, ${unknown.en}` : code;
  if (position > 0)
    return {
      zh: `第 ${position + 1} ${further[kind].zh} ${zhCode}`,
      en: `${further[kind].en} ${position + 1} (${enCode})`,
    };
  const { zh, en } = first[kind];
  return { zh: `${zh} ${zhCode}`, en: `${en} ${name === null ? `${code} (${unknown.en})` : code}` };
}

/** Names several; where they are many without their titles. */
export function codesWords(codes: readonly CaseCode[], nameOf: NameOfCode): Words {
  const untitled: NameOfCode = (kind, code) => (nameOf(kind, code) === null ? null : undefined);
  const said = codes.map((code) => codeWords(code, codes.length > mostTitled ? untitled : nameOf));
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') };
}

/** Codes as a sentence begins with them, and what parts them in Chinese from what is said of them. */
export interface NamedCodes extends Words {
  readonly gap: ' ' | '';
}

/** Names the codes of one sentence: those that were named just before are not named over again. */
export function codeNaming(nameOf: NameOfCode): (codes: readonly CaseCode[]) => NamedCodes {
  let last = '';
  return (codes) => {
    const [kind] = codes.map((code) => code.kind);
    const named = codes.map(({ position }) => `${kind} ${position}`).join();
    const isSame = named !== '' && named === last;
    last = named;
    return isSame && kind
      ? { ...again[kind][codes.length > 1 ? 'many' : 'one'], gap: '' }
      : { ...codesWords(codes, nameOf), gap: ' ' };
  };
}
