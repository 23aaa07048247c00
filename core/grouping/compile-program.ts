import { ConditionAssembler } from './assemble-condition.ts';
import { listCandidates } from './candidate.ts';
import { type CaseProgram, dxFact, procFact } from './case-program.ts';
import { CodeIndex } from './code-index.ts';
import { compileComplications } from './compile-complications.ts';
import { compileGroups } from './compile-groups.ts';
import { compileLeads } from './compile-leads.ts';
import { FactTable } from './fact-rows.ts';
import { listSchemeCodes } from './list-scheme-codes.ts';
import type { Scheme } from './scheme.ts';
import { schemeOutline } from './scheme-outline.ts';

/** Compiles a scheme, errata applied, into numbers. */
export function compileProgram(scheme: Scheme): CaseProgram {
  const siteLists = scheme.mdcs.filter((mdc) => mdc.bodySites).length;
  const assembler = new ConditionAssembler(siteLists);
  const candidates = listCandidates(scheme);
  const groups = compileGroups(scheme, candidates, assembler);
  const codes = listSchemeCodes(scheme);
  const { dx: dxWords, proc: procWords } = assembler.membership.wordCounts;
  const dx = new FactTable(new CodeIndex(codes.dx), dxFact.length + siteLists + dxWords);
  const proc = new FactTable(new CodeIndex(codes.proc), procFact.length + procWords);

  markLists(dx, assembler.membership.dx.lists, dxFact.length + siteLists);
  markLists(proc, assembler.membership.proc.lists, procFact.length);
  for (const [place, sites] of assembler.bodySites.entries()) {
    for (const [bit, { dx: codes }] of sites.entries()) markCodes(dx, codes, dxFact.length + place, bit);
  }
  const excluding = compileComplications(scheme, dx);
  const leads = compileLeads(candidates, dx, proc);
  const [dxTable, procTable] = [dx.intern(), proc.intern()];
  const outline = schemeOutline(
    scheme,
    assembler.bodySites.map((sites) => sites.map(({ site }) => site)),
  );
  return {
    header: scheme.header,
    outline: () => outline,
    dxRows: dxTable.rows,
    dxFacts: dxTable.facts,
    procRows: procTable.rows,
    procFacts: procTable.facts,
    ...excluding,
    ...leads,
    ...groups,
    nodes: Int32Array.from(assembler.nodes),
    numbers: Float64Array.from(assembler.numbers),
    texts: assembler.texts,
  };
}

function markLists(facts: FactTable, lists: readonly (readonly string[])[], firstWord: number): void {
  for (const [place, codes] of lists.entries()) {
    markCodes(facts, codes, firstWord + (place >>> 5), place & 31);
  }
}

function markCodes(facts: FactTable, codes: readonly string[], word: number, bit: number): void {
  for (const code of codes) facts.mark(code, word, 1 << bit);
}
