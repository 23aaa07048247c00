import type { SchemeOutline } from './case-program.ts';

/** `en` is the Chinese title where nobody has translated it. */
export interface GroupTitle {
  readonly zh: string;
  readonly en: string;
}

/** How a group is named in a sentence: with its title, and by its code alone. */
export interface GroupLabel extends GroupTitle {
  readonly short: string;
}

export interface GroupTitles {
  /** By `MDCA` or `A`, ADRG or DRG, `?QY`, `?00`, `0000` and `00`; `null` for what the scheme does not have. */
  readonly title: (group: string) => GroupTitle | null;
  /** By the same and by the ids of ADRGs that have several. */
  readonly label: (group: string) => GroupLabel;
  /** All that {@link title} knows. */
  readonly all: ReadonlyMap<string, GroupTitle>;
}

/** What titles are made of. */
type TitledScheme = Pick<SchemeOutline, 'mdcs' | 'adrgs' | 'englishTitles'>;

/** Knows what the groups of a scheme are called. */
export function titleFinder(scheme: TitledScheme): GroupTitles {
  const titles = listTitles(scheme);
  const branches = listBranches(scheme);
  return {
    all: titles,
    title: (group) => titles.get(group) ?? null,
    label: (group) => {
      const { adrg, suffix } = branches.get(group) ?? { adrg: group, suffix: noSuffix };
      const { zh, en } = titles.get(adrg) ?? untitled;
      const [ofZh, ofEn] = zh === adrg ? [untitled.zh, untitled.en] : [zh, en];
      return {
        zh: `${adrg} ${ofZh}${suffix.zh}`,
        en: `${adrg} ${ofEn}${suffix.en}`,
        short: `${adrg}${suffix.zh && ` ${suffix.short}`}`,
      };
    },
  };
}

const noSuffix = { zh: '', en: '', short: '' };
const untitled: GroupTitle = { zh: '（方案未列名称）', en: '(the scheme gives no title)' };

function listTitles(scheme: TitledScheme): ReadonlyMap<string, GroupTitle> {
  const titles = new Map<string, GroupTitle>([
    ['0000', { zh: '无法入组', en: 'not groupable' }],
    ['00', { zh: '无法入组', en: 'not groupable' }],
  ]);
  const english = scheme.englishTitles?.groups ?? {};
  const add = (group: string, zh: string, en = zh) => titles.set(group, { zh, en });
  for (const mdc of scheme.mdcs) {
    const en = english[mdc.code];
    add(mdc.code, mdc.title, en);
    add(`MDC${mdc.code}`, mdc.title, en);
    if (mdc.ambiguous) add(`${mdc.code}QY`, `${mdc.title}，歧义病案`, `${en ?? mdc.title}, ambiguous`);
    if (mdc.commits)
      add(`${mdc.code}00`, `${mdc.title}，无对应病组`, `${en ?? mdc.title}, in no group of it`);
  }
  for (const { adrg, title, drgs } of scheme.adrgs) {
    const stem = splitTitle(title, scheme).stem;
    add(adrg, stem, english[adrg]);
    for (const drg of drgs) {
      const en = english[drg.code] ?? english[adrg];
      add(drg.code, drg.title, en && en + splitTitle(drg.title, scheme).english);
    }
  }
  return titles;
}

/**
 * Parts a title from the endings that tell the DRGs of an ADRG apart. Some schemes give an ADRG the whole title
 * of one of its DRGs: of an ADRG only the stem is said, for a case may belong to another of them.
 */
function splitTitle(
  title: string,
  { englishTitles }: Pick<TitledScheme, 'englishTitles'>,
): { stem: string; english: string } {
  const ending = Object.entries(englishTitles?.qualifiers ?? {})
    .filter(([zh]) => title.endsWith(zh) && title.length > zh.length)
    .toSorted(([left], [right]) => right.length - left.length)[0];
  if (!ending) return { stem: title, english: '' };
  const rest = splitTitle(title.slice(0, -ending[0].length), { englishTitles });
  return { stem: rest.stem, english: rest.english + ending[1] };
}

/** Where several entries lead to one ADRG, which of them an id is. */
function listBranches({
  adrgs,
}: TitledScheme): ReadonlyMap<string, { adrg: string; suffix: typeof noSuffix }> {
  const several = [...Map.groupBy(adrgs, ({ adrg }) => adrg).values()].filter(({ length }) => length > 1);
  return new Map(
    several.flatMap((branches) =>
      branches.map(({ id, adrg }, i) => {
        const suffix = {
          zh: `（第 ${i + 1} 种入组条件）`,
          en: ` (condition ${i + 1} of ${branches.length})`,
          short: `(${i + 1}/${branches.length})`,
        };
        return [id, { adrg, suffix }] as const;
      }),
    ),
  );
}
