import type { DipTerms } from './terms.ts';

/** Throws where an exit names a group that the catalogue of the terms does not have: no case would ever take it. */
export function checkExitGroups(
  { id, catalogue, exits }: Pick<DipTerms, 'id' | 'catalogue' | 'exits'>,
  isGroup: (code: string) => boolean,
): void {
  const missing = exits.flatMap((exit) =>
    (exit.when.groups ?? []).filter((code) => !isGroup(code)).map((code) => ({ exit: exit.id, code })),
  );
  if (missing.length === 0) return;
  const lines = missing.map(
    ({ exit, code }) =>
      `exits.${exit}: 目录 ${catalogue} 中没有病种 ${code}。 Catalogue ${catalogue} has no group ${code}.`,
  );
  throw new Error([`DIP 付费规则 DIP terms ${id}:`, ...lines].join('\n'));
}
