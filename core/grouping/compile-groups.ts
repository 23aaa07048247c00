import type { AskedCondition, ConditionAssembler } from './assemble-condition.ts';
import type { Candidate } from './candidate.ts';
import { type CaseProgram, slot } from './case-program.ts';
import { type ComplicationChoice, chooseByComplication } from './choose-by-complication.ts';
import { adrgScope, mdcScope } from './code-scope.ts';
import { askedParts } from './condition-parts.ts';
import { ResultList } from './program-results.ts';
import type { Adrg, Mdc, Scheme } from './scheme.ts';

/** Compiles the groups of a scheme and all their conditions. */
export function compileGroups(
  scheme: Scheme,
  candidates: readonly Candidate[],
  assembler: ConditionAssembler,
): Pick<CaseProgram, 'candidates' | 'drgs' | 'mdcs' | 'results'> {
  const results = new ResultList();
  // First, for their lists are asked for most, and their bits should stand together.
  const mdcs = scheme.mdcs.flatMap((mdc) => [
    assembler.all(askedParts(mdc.entry, mdcScope(scheme, mdc))),
    candidates.findIndex((candidate) => candidate.mdc === mdc),
    candidates.filter((candidate) => candidate.mdc === mdc).length,
  ]);
  const places = new Map(triedAdrgs(scheme).map((adrg, place) => [adrg, place]));
  const drgs: number[] = [];
  const records = candidates.flatMap((candidate) => {
    const { mdc, adrg } = candidate;
    const firstDrg = drgs.length;
    if (typeof adrg !== 'number') drgs.push(...compileDrgs(scheme, mdc, adrg, assembler, results));
    const unsplit = unsplitResult(mdc, adrg, results);
    const { kind, results: chosen } = compileChoice(mdc, adrg, unsplit, results);
    const gated = candidate.residual.find(({ part }) => 'principalDx' in part);
    const gate = gated ? gateOf(gated, assembler) : 0;
    const residual = assembler.short(candidate.residual.filter((asked) => asked !== gated));
    const when = assembler.all(candidate.when);
    const place = typeof adrg === 'number' ? adrg : (places.get(adrg) as number);
    return [gate, residual, when, place, kind, ...chosen, firstDrg, (drgs.length - firstDrg) / 2, unsplit];
  });
  return {
    candidates: Int32Array.from(records),
    drgs: Int32Array.from(drgs),
    mdcs: Int32Array.from(mdcs),
    results: results.results.map((result) => Object.freeze(result)),
  };
}

/** Most groups that a procedure leads to ask one thing more: whether the diagnosis is of their MDC. */
function gateOf({ part, scope }: AskedCondition, assembler: ConditionAssembler): number {
  return 'principalDx' in part ? assembler.gate(scope, part.principalDx) : 0;
}

/** The ADRGs in the order in which they are tried. */
export function triedAdrgs(scheme: Scheme): readonly Adrg[] {
  const byId = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  return scheme.mdcs.flatMap((mdc) => mdc.adrgs.map((id) => byId.get(id) as Adrg));
}

function compileDrgs(
  scheme: Scheme,
  mdc: Mdc,
  adrg: Adrg,
  assembler: ConditionAssembler,
  results: ResultList,
): number[] {
  const scope = adrgScope(scheme, adrg);
  return adrg.drgs.flatMap((drg) => [
    assembler.all(askedParts(drg.when, scope)),
    results.grouped(mdc, adrg.adrg, drg.code),
  ]);
}

/** Where no DRG takes the case, or the ADRG has none, the ADRG itself is the result. */
function unsplitResult(mdc: Mdc, adrg: Candidate['adrg'], results: ResultList): number {
  if (adrg === slot.ambiguous) return results.ambiguous(mdc);
  if (adrg === slot.kept) return results.kept(mdc);
  return results.grouped(mdc, adrg.adrg, adrg.adrg);
}

function compileChoice(
  mdc: Mdc,
  adrg: Candidate['adrg'],
  unsplit: number,
  results: ResultList,
): ComplicationChoice {
  const drgs =
    typeof adrg === 'number'
      ? []
      : adrg.drgs.map(({ when, code }) => ({ when, result: results.grouped(mdc, adrg.adrg, code) }));
  return chooseByComplication(drgs, unsplit);
}
