import { type CodeListRef, type Condition, type ConditionVisitor, visitConditionOr } from './condition.ts';
import type { Correction } from './erratum.ts';
import type { Scheme } from './scheme.ts';

/** A name in a scheme that leads nowhere, or stands twice. */
export interface BadReference {
  /** Such as `adrgs.AA1` or `mdcs.Z`. */
  readonly path: string;
  readonly code:
    | 'no-list'
    | 'no-class'
    | 'no-sites'
    | 'no-adrg'
    | 'not-in-mdc'
    | 'in-no-mdc'
    | 'twice'
    | 'no-effect';
  readonly name: string;
}

type NameFault = Omit<BadReference, 'path'>;

/** Names of lists that a condition may use where it stands. */
interface Names {
  readonly sets: ReadonlySet<string>;
  readonly procClasses: ReadonlySet<string>;
  readonly hasBodySites: boolean;
}

/** Finds all names in a well-shaped scheme that lead nowhere, and all things that are named twice. */
export function checkSchemeReferences(scheme: Scheme): readonly BadReference[] {
  return [
    ...repeated(
      'mdcs',
      scheme.mdcs.map((mdc) => mdc.code),
    ),
    ...repeated(
      'adrgs',
      scheme.adrgs.map((adrg) => adrg.id),
    ),
    ...checkTrialOrders(scheme),
    ...checkConditions(scheme),
    ...checkComplications(scheme),
    ...checkErrata(scheme),
  ];
}

function repeated(path: string, names: readonly string[]): BadReference[] {
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  return [...new Set(twice)].map((name) => ({ path, code: 'twice', name }));
}

function checkTrialOrders(scheme: Scheme): BadReference[] {
  const tried = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  const ids = new Set(scheme.adrgs.map((adrg) => adrg.id));
  const triedSet = new Set(tried);
  return [
    ...repeated('mdcs.adrgs', tried),
    ...tried
      .filter((id) => !ids.has(id))
      .map((name) => ({ path: 'mdcs.adrgs', code: 'no-adrg' as const, name })),
    ...[...ids]
      .filter((id) => !triedSet.has(id))
      .map((name) => ({ path: 'adrgs', code: 'in-no-mdc' as const, name })),
    ...scheme.mdcs
      .filter((mdc) => mdc.ambiguous?.after && !mdc.adrgs.includes(mdc.ambiguous.after))
      .map((mdc) => ({
        path: `mdcs.${mdc.code}.ambiguous`,
        code: 'not-in-mdc' as const,
        name: mdc.ambiguous?.after ?? '',
      })),
  ];
}

function checkConditions(scheme: Scheme): BadReference[] {
  const inMdcs = scheme.mdcs.flatMap((mdc) => {
    const names = namesIn(mdc.sets, {}, (mdc.bodySites ?? []).length > 0);
    const slot = mdc.ambiguous ? missingNames(mdc.ambiguous.when, names) : [];
    return [...missingNames(mdc.entry, names), ...slot].map((fault) => ({
      path: `mdcs.${mdc.code}`,
      ...fault,
    }));
  });
  const inAdrgs = scheme.adrgs.flatMap((adrg) => {
    const names = namesIn(adrg.sets, adrg.procClasses ?? {}, false);
    return [adrg.when, ...adrg.drgs.map((drg) => drg.when)]
      .flatMap((when) => missingNames(when, names))
      .map((fault) => ({ path: `adrgs.${adrg.id}`, ...fault }));
  });
  return [...inMdcs, ...inAdrgs];
}

function namesIn(sets: object, procClasses: object, hasBodySites: boolean): Names {
  return {
    sets: new Set([...Object.keys(sets), 'validProc']),
    procClasses: new Set(Object.keys(procClasses)),
    hasBodySites,
  };
}

function missingNames(condition: Condition, names: Names): readonly NameFault[] {
  const list = (ref: CodeListRef): NameFault[] =>
    typeof ref === 'string' && !names.sets.has(ref) ? [{ code: 'no-list', name: ref }] : [];
  const sites = (): NameFault[] => (names.hasBodySites ? [] : [{ code: 'no-sites', name: '' }]);
  const inside = (parts: readonly Condition[]) => parts.flatMap((part) => missingNames(part, names));
  const visitor: Partial<ConditionVisitor<readonly NameFault[]>> = {
    all: inside,
    any: inside,
    not: (part) => inside([part]),
    principalDx: list,
    anyDx: list,
    secondaryDx: list,
    mainProc: list,
    anyProc: list,
    secondaryProc: list,
    distinctDx: ({ of }) => list(of),
    distinctProc: ({ of }) => list(of),
    procClass: (name) => (names.procClasses.has(name) ? [] : [{ code: 'no-class', name }]),
    bodySites: sites,
    bodySiteDx: sites,
  };
  return visitConditionOr(condition, visitor, []);
}

/** A code may stand in both levels (Changzhou has one), but only once in each. */
function checkComplications(scheme: Scheme): BadReference[] {
  return Object.entries(scheme.complications).flatMap(([level, tables]) => {
    const seen = new Set<string>();
    const twice = Object.values(tables)
      .flat()
      .filter((code) => seen.size === seen.add(code).size);
    return twice.map((name) => ({ path: `complications.${level}`, code: 'twice' as const, name }));
  });
}

function checkErrata(scheme: Scheme): BadReference[] {
  const ids = scheme.errata.map((erratum) => erratum.id);
  const lost = scheme.errata.flatMap((erratum) =>
    erratum.corrections
      .filter((correction) => !hasTarget(scheme, correction))
      .map((correction) => ({
        path: `errata.${erratum.id}`,
        code: 'no-effect' as const,
        name: correction.op,
      })),
  );
  return [...repeated('errata', ids), ...lost];
}

function hasTarget(scheme: Scheme, correction: Correction): boolean {
  switch (correction.op) {
    case 'moveComplication':
      return scheme.complications[correction.level][correction.fromTable]?.includes(correction.code) ?? false;
    case 'removeCodes': {
      const groups = [
        ...scheme.adrgs.filter((a) => a.id === correction.group),
        ...scheme.mdcs.filter((m) => m.code === correction.group),
      ];
      return groups.some((group) =>
        correction.codes.every((code) => group.sets[correction.set]?.includes(code)),
      );
    }
    case 'replaceCondition':
      return scheme.adrgs.some((adrg) => adrg.id === correction.group);
  }
}
