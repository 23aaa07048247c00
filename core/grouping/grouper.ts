import { CaseProbe } from './case-probe.ts';
import type { CaseProgram } from './case-program.ts';
import { findGroup } from './find-group.ts';
import { findInvalidReason } from './find-invalid-reason.ts';
import { type GroupTitle, titleFinder } from './find-title.ts';
import type { GroupingCase, GroupingResult } from './grouping-case.ts';
import { type CaseTranslators, type MappedCase, mapCaseCodes } from './map-case-codes.ts';
import { commonResult } from './program-results.ts';
import type { SchemeHeader } from './scheme.ts';
import { TraceReader } from './trace-reader.ts';
import type { TraceRecord } from './trace-record.ts';
import { TraceRecorder } from './trace-recorder.ts';
import type { TraceStep } from './trace-step.ts';

/** A scheme ready for use. */
export interface Grouper {
  readonly scheme: SchemeHeader;
  /** The result is frozen and may be the same object for many cases. */
  readonly group: (given: GroupingCase) => GroupingResult;
  /** Why a case went where it went: a second, slower pass. Its result is `group`'s. */
  readonly record: (given: GroupingCase) => TraceRecord;
  /** The steps of a record of this grouper; the last one is the result. Steps are frozen and may be shared. */
  readonly read: (record: TraceRecord) => readonly TraceStep[];
  /** Both in one. */
  readonly explain: (given: GroupingCase) => readonly TraceStep[];
  /** By `MDCA` or `A`, ADRG or DRG; `null` for what the scheme does not have. */
  readonly title: (group: string) => GroupTitle | null;
  /** Whether any list of the scheme mentions the code. A code of the national table may be in none. */
  readonly knowsDx: (code: string) => boolean;
  readonly knowsProc: (code: string) => boolean;
}

/** Runs a program. What only explanations need is made when the first is asked for. */
export function programGrouper(program: CaseProgram, translate: CaseTranslators): Grouper {
  const probe = new CaseProbe(program);
  const recorder = new TraceRecorder(program, probe);
  const reader = lazily(() => new TraceReader(program));
  const titles = lazily(() => titleFinder(program.outline()));
  const resultAt = (place: number) => program.results[place] as GroupingResult;

  const groupMapped = (given: GroupingCase): GroupingResult => {
    if (findInvalidReason(given) !== null) return resultAt(commonResult.invalid);
    probe.load(given);
    return resultAt(findGroup(program, probe));
  };
  const map = (asked: GroupingCase): MappedCase =>
    asked.map === 1 ? mapCaseCodes(asked, translate) : { ok: true, case: asked };
  const record = (asked: GroupingCase) => recorder.record(asked, map(asked));
  const read = (record: TraceRecord) => reader().read(record);
  return {
    scheme: program.header,
    group: (asked) => {
      if (asked.map !== 1) return groupMapped(asked);
      const mapped = map(asked);
      if (mapped.ok) return groupMapped(mapped.case);
      return resultAt(mapped.kind === 'dx' ? commonResult.dxUnmapped : commonResult.procUnmapped);
    },
    record,
    read,
    explain: (asked) => read(record(asked)),
    title: (group) => titles()(group),
    knowsDx: (code) => probe.knowsDx(code),
    knowsProc: (code) => probe.knowsProc(code),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
