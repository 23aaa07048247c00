import type { NameOfCode } from './case-code-words.ts';
import { CaseProbe } from './case-probe.ts';
import type { CaseProgram } from './case-program.ts';
import { CaseTracer } from './case-tracer.ts';
import { findGroup } from './find-group.ts';
import { findInvalidReason } from './find-invalid-reason.ts';
import { type GroupTitle, titleFinder } from './find-title.ts';
import type { GroupingCase, GroupingResult } from './grouping-case.ts';
import { lazily } from './lazily.ts';
import { type CaseTranslators, type MappedCase, mapCaseCodes } from './map-case-codes.ts';
import { commonResult } from './program-results.ts';
import type { SchemeHeader } from './scheme.ts';
import type { TraceStep } from './trace-step.ts';
import { triedMdcs } from './trace-steps.ts';
import { type ToldStep, TraceTeller } from './trace-teller.ts';

/** A scheme ready for use. */
export interface Grouper {
  readonly scheme: SchemeHeader;
  /** The result is frozen and may be the same object for many cases. */
  readonly group: (given: GroupingCase) => GroupingResult;
  /** Why a case went where it went: a second, slower pass. The last step is `group`'s result. Steps may be shared. */
  readonly explain: (given: GroupingCase) => readonly TraceStep[];
  /** The same in words, with the titles of codes where they are known. */
  readonly argue: (given: GroupingCase, nameOf?: NameOfCode) => readonly ToldStep[];
  /** By `MDCA` or `A`, ADRG or DRG; `null` for what the scheme does not have. */
  readonly title: (group: string) => GroupTitle | null;
  /** Whether any list of the scheme mentions the code. A code of the national table may be in none. */
  readonly knowsDx: (code: string) => boolean;
  readonly knowsProc: (code: string) => boolean;
}

/** Runs a program. What only explanations need is made when the first is asked for. */
export function programGrouper(program: CaseProgram, translate: CaseTranslators): Grouper {
  const probe = new CaseProbe(program);
  const tried = lazily(() => triedMdcs(program, probe));
  const tracer = lazily(() => new CaseTracer(program, probe, tried()));
  const titles = lazily(() => titleFinder(program.outline()));
  const teller = lazily(() => new TraceTeller(program, probe, titles(), tried()));
  const resultAt = (place: number) => program.results[place] as GroupingResult;

  const groupMapped = (given: GroupingCase): GroupingResult => {
    if (findInvalidReason(given) !== null) return resultAt(commonResult.invalid);
    probe.load(given);
    return resultAt(findGroup(program, probe));
  };
  const map = (asked: GroupingCase): MappedCase =>
    asked.map === 1 ? mapCaseCodes(asked, translate) : { ok: true, case: asked };
  return {
    scheme: program.header,
    group: (asked) => {
      if (asked.map !== 1) return groupMapped(asked);
      const mapped = map(asked);
      if (mapped.ok) return groupMapped(mapped.case);
      return resultAt(mapped.kind === 'dx' ? commonResult.dxUnmapped : commonResult.procUnmapped);
    },
    explain: (asked) => tracer().explain(asked, map(asked)),
    argue: (asked, nameOf = () => undefined) => {
      const mapped = map(asked);
      const steps = tracer().explain(asked, mapped);
      return teller().tell(steps, mapped.ok ? mapped.case : asked, nameOf);
    },
    title: (group) => titles().title(group),
    knowsDx: (code) => probe.knowsDx(code),
    knowsProc: (code) => probe.knowsProc(code),
  };
}
