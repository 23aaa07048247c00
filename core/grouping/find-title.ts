import type { SchemeOutline } from './case-program.ts';

/** `en` is the Chinese title where nobody has translated it. */
export interface GroupTitle {
  readonly zh: string;
  readonly en: string;
}

/** Looks up titles by `MDCA` or `A`, ADRG or DRG, `?QY`, `?00`, `0000` and `00`. */
export function titleFinder(scheme: SchemeOutline): (group: string) => GroupTitle | null {
  const titles = new Map<string, GroupTitle>([
    ['0000', { zh: '无法入组', en: 'not groupable' }],
    ['00', { zh: '无法入组', en: 'not groupable' }],
  ]);
  const english = scheme.englishTitles?.groups ?? {};
  const add = (group: string, zh: string, en = zh) => titles.set(group, { zh, en });
  for (const mdc of scheme.mdcs) {
    add(mdc.code, mdc.title, english[mdc.code]);
    add(`MDC${mdc.code}`, mdc.title, english[mdc.code]);
    if (mdc.ambiguous)
      add(`${mdc.code}QY`, `${mdc.title}，歧义病案`, `${english[mdc.code] ?? mdc.title}, ambiguous`);
    if (mdc.commits)
      add(
        `${mdc.code}00`,
        `${mdc.title}，无对应病组`,
        `${english[mdc.code] ?? mdc.title}, in no group of it`,
      );
  }
  for (const adrg of scheme.adrgs) {
    add(adrg.adrg, adrg.title, english[adrg.adrg]);
    for (const drg of adrg.drgs) add(drg.code, drg.title, englishDrgTitle(scheme, adrg.adrg, drg.title));
  }
  return (group) => titles.get(group) ?? null;
}

/** The official DRG titles are the ADRG's title with an ending for the complications. */
function englishDrgTitle(scheme: SchemeOutline, adrg: string, zh: string): string | undefined {
  const stem = scheme.englishTitles?.groups[adrg];
  if (stem === undefined) return undefined;
  const qualifiers = Object.entries(scheme.englishTitles?.qualifiers ?? {});
  return stem + (qualifiers.find(([ending]) => zh.endsWith(ending))?.[1] ?? '');
}
