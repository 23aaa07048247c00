import type { Correction, ErratumReading } from './erratum.ts';
import type { Adrg, Mdc, Scheme } from './scheme.ts';

/** Readings that differ from an erratum's own default, by erratum id. */
export type ErrataOption = Readonly<Record<string, ErratumReading>>;

/** The scheme as it is to be compiled. Throws on an erratum id that the scheme does not have. */
export function applyErrata(scheme: Scheme, chosen: ErrataOption = {}): Scheme {
  const known = new Set(scheme.errata.map((erratum) => erratum.id));
  const unknown = Object.keys(chosen).filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new RangeError(`scheme ${scheme.header.id} has no erratum ${unknown.join(', ')}`);
  return scheme.errata
    .filter((erratum) => (chosen[erratum.id] ?? erratum.default) === 'as-published')
    .flatMap((erratum) => erratum.corrections)
    .reduce(applyCorrection, scheme);
}

function applyCorrection(scheme: Scheme, correction: Correction): Scheme {
  switch (correction.op) {
    case 'moveComplication':
      return moveComplication(scheme, correction);
    case 'removeCodes': {
      const { group, set, codes } = correction;
      return changeGroup(scheme, group, (found) => {
        const kept = (found.sets[set] ?? []).filter((code) => !codes.includes(code));
        return { ...found, sets: { ...found.sets, [set]: kept } };
      });
    }
    case 'replaceCondition': {
      const { group, when, sets } = correction;
      return {
        ...scheme,
        adrgs: scheme.adrgs.map((adrg) => (adrg.id === group ? { ...adrg, when, sets } : adrg)),
      };
    }
  }
}

function changeGroup(scheme: Scheme, group: string, change: <G extends Adrg | Mdc>(found: G) => G): Scheme {
  return {
    ...scheme,
    mdcs: scheme.mdcs.map((mdc) => (mdc.code === group ? change(mdc) : mdc)),
    adrgs: scheme.adrgs.map((adrg) => (adrg.id === group ? change(adrg) : adrg)),
  };
}

function moveComplication(scheme: Scheme, move: Extract<Correction, { op: 'moveComplication' }>): Scheme {
  const tables = scheme.complications[move.level];
  const from = (tables[move.fromTable] ?? []).filter((code) => code !== move.code);
  const to = [...(tables[move.toTable] ?? []), move.code];
  const moved = { ...tables, [move.fromTable]: from, [move.toTable]: to };
  return { ...scheme, complications: { ...scheme.complications, [move.level]: moved } };
}
