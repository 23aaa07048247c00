import type { Place } from '../../import/import-issue.ts';
import { type CellKind, type CellReading, parseCodeCell, readCodeCell } from '../parse-code-cell.ts';
import type { CatalogueDraft, CataloguePlaces } from './catalogue-reading.ts';
import type { CodeList } from './code-list.ts';
import type { DipIssue } from './dip-issue.ts';

/** A catalogue of the right edition has a few unknown codes; one of another has hundreds. */
const wrongEditionShare = 0.02;

interface Mention {
  readonly text: string;
  /** Stands for itself alone. */
  readonly isWhole: boolean;
  readonly place: () => Place | null;
}

/** Finds codes and beginnings of codes that the editions do not have: one by one, or in such number that the edition is wrong. */
export function findUnknownDipCodes(
  draft: CatalogueDraft,
  lists: Readonly<Record<CellKind, CodeList>>,
  reading: CellReading | undefined,
  places: CataloguePlaces,
): readonly DipIssue[] {
  return (['dx', 'proc'] as const).flatMap((kind) => {
    const mentions = mentionsOf(draft, places, kind, reading);
    const byText = Map.groupBy(mentions, ({ text }) => text);
    const unknown = [...byText].filter(([, [one]]) => one && !isKnown(one, lists[kind]));
    const edition = lists[kind].id;
    if (unknown.length > byText.size * wrongEditionShare && unknown.length > 3) {
      const codes = unknown.map(([text]) => text);
      return [
        {
          code: 'wrong-edition',
          place: unknown[0]?.[1][0]?.place() ?? null,
          edition,
          of: byText.size,
          codes,
        },
      ];
    }
    return unknown.map(([entry, some]): DipIssue => {
      const [place = null, ...also] = some.flatMap((mention) => mention.place() ?? []);
      return { code: 'unknown-code', place, also, kind, entry, edition };
    });
  });
}

function isKnown({ text, isWhole }: Mention, list: CodeList): boolean {
  const [from, to] = text.includes('-') ? text.split('-') : [];
  if (from !== undefined && to !== undefined) return list.hasBetween(from, to);
  return list.has(text) || list.beginningWith(isWhole ? `${text}+` : text).length > 0;
}

const cells = {
  dx: ['principal', 'anyDiagnosis', 'otherDiagnosis'],
  proc: ['main', 'related', 'anyOperation'],
} as const;

function mentionsOf(
  draft: CatalogueDraft,
  places: CataloguePlaces,
  kind: CellKind,
  reading: CellReading | undefined,
): readonly Mention[] {
  const ofCell = (text: string | undefined, place: () => Place | null): Mention[] =>
    (readCodeCell(text, kind, reading) ?? []).flat().flatMap((atom) => {
      if (atom.kind === 'any') return [];
      if (atom.kind === 'range') return [{ text: `${atom.from}-${atom.to}`, isWhole: false, place }];
      return [{ text: atom.text, isWhole: atom.isWhole === true, place }];
    });
  const ofList = (
    list: 'excludedPrincipals' | 'excludedOperations' | 'resistantPrincipals',
    codes: readonly string[],
  ) => codes.map((text, i) => ({ text, isWhole: false, place: () => places.ofEntry(list, i) }));
  const groups = draft.groups.flatMap((group) =>
    cells[kind].flatMap((cell) => ofCell(group[cell], () => places.ofGroup(group.code, cell))),
  );
  const primaryCare = draft.primaryCare.flatMap((row, i) =>
    ofCell(kind === 'dx' ? row.principal : row.main, () => places.ofEntry('primaryCare', i)),
  );
  if (kind === 'proc')
    return [
      ...groups,
      ...primaryCare,
      ...ofList(
        'excludedOperations',
        draft.excludedOperations.map(({ code }) => code),
      ),
    ];
  const comprehensive = draft.comprehensive.flatMap(({ code, of }) =>
    parseCodeCell(of, 'dx').ok ? ofCell(of, () => places.ofGroup(code, 'principal')) : [],
  );
  return [
    ...groups,
    ...comprehensive,
    ...primaryCare,
    ...ofList('excludedPrincipals', draft.excludedPrincipals),
    ...ofList('resistantPrincipals', draft.resistantPrincipals),
  ];
}
