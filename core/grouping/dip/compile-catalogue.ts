import { findInvalidReason, type InvalidReason } from '../find-invalid-reason.ts';
import type { GroupingCase } from '../grouping-case.ts';
import { lazily } from '../lazily.ts';
import { type CaseTranslators, type MappedCase, mapCaseCodes } from '../map-case-codes.ts';
import type { DipCatalogue } from './catalogue.ts';
import { compileProgram } from './catalogue-program.ts';
import type { DipGrouper, DipResult, DipTraceStep, ProcedureKinds } from './dip-grouper.ts';
import { withoutGroup } from './dip-results.ts';
import { dipStepWords } from './dip-step-words.ts';
import { dipTitles } from './dip-titles.ts';
import { DipTracer } from './dip-tracer.ts';
import { GroupFinder } from './group-finder.ts';

const nothing: CaseTranslators = { dx: () => undefined, proc: () => undefined };

/**
 * Compiles a catalogue once, for grouping many cases. Throws on a cell that is none.
 * @param translate from the clinical edition. @default every case that asks for it ends unmapped
 */
export function compileCatalogue(
  catalogue: DipCatalogue,
  kinds: ProcedureKinds,
  translate: CaseTranslators = nothing,
): DipGrouper {
  const program = compileProgram(catalogue, kinds);
  const finder = new GroupFinder(program);
  const tracer = lazily(() => new DipTracer(program, finder));
  const titles = lazily(() => dipTitles(catalogue));

  const groupMapped = (given: GroupingCase): DipResult => {
    if (invalidReason(given) !== null) return withoutGroup.invalid;
    finder.sheet.load(given);
    return finder.find();
  };
  const map = (asked: GroupingCase): MappedCase =>
    asked.map === 1 ? mapCaseCodes(asked, translate) : { ok: true, case: asked };
  const explain = (asked: GroupingCase): readonly DipTraceStep[] => {
    const mapped = map(asked);
    return tracer().explain(asked, mapped, mapped.ok ? invalidReason(mapped.case) : null);
  };
  return {
    catalogue: catalogue.header,
    group: (asked) => {
      if (asked.map !== 1) return groupMapped(asked);
      const mapped = map(asked);
      if (mapped.ok) return groupMapped(mapped.case);
      return mapped.kind === 'dx' ? withoutGroup.dxUnmapped : withoutGroup.procUnmapped;
    },
    explain,
    argue: (asked, nameOf = () => undefined) => {
      const context = { nameOf, title: titles().title };
      return explain(asked).map((step) => ({ step, text: dipStepWords(step, context) }));
    },
    title: (code) => titles().title(code),
    groupOf: (code) => titles().groupOf(code),
  };
}

/** A blank principal diagnosis is none. */
function invalidReason(given: GroupingCase): InvalidReason | null {
  return findInvalidReason(given) ?? (given.dx[0] === '' ? 'noDiagnosis' : null);
}
