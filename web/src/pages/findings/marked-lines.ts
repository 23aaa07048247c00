import type { Evidence, Finding } from '../../../../core/rules/finding.ts';
import type { CaseListView } from '../../../../functions/query/case-list-view.ts';

/** What findings point at, by kind: serials of fee lines, codes of diagnoses and of procedures. */
export interface Marks {
  readonly feeLine: ReadonlyMap<string, readonly Evidence[]>;
  readonly diagnosis: ReadonlyMap<string, readonly Evidence[]>;
  readonly procedure: ReadonlyMap<string, readonly Evidence[]>;
}

export function marksOf(findings: readonly Pick<Finding, 'evidence'>[]): Marks {
  const evidence = findings.flatMap((finding) => finding.evidence);
  const of = (kind: Evidence['kind']) => {
    const byRef = new Map<string, Evidence[]>();
    for (const one of evidence)
      if (one.kind === kind) byRef.set(one.ref, [...(byRef.get(one.ref) ?? []), one]);
    return byRef;
  };
  return { feeLine: of('feeLine'), diagnosis: of('diagnosis'), procedure: of('procedure') };
}

export type FeeLines = NonNullable<CaseListView['fee_lines']>;

/** A run of lines that findings point at, or of others, which can be folded. */
export interface LineRun {
  readonly isMarked: boolean;
  readonly lines: FeeLines;
}

/** So many lines beside a marked one say where it stands. */
const linesAround = 2;

/** The lines in their order, cut into those that are looked at and those between, which are not. */
export function runsOf(lines: FeeLines, marks: Marks['feeLine']): readonly LineRun[] {
  const near = new Set<number>();
  for (const [at, { serial }] of lines.entries())
    if (marks.has(serial))
      for (let beside = at - linesAround; beside <= at + linesAround; beside++) near.add(beside);
  const runs: { isMarked: boolean; lines: FeeLines[number][] }[] = [];
  for (const [at, line] of lines.entries()) {
    const isMarked = near.has(at);
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.lines.push(line);
    else runs.push({ isMarked, lines: [line] });
  }
  return runs;
}
