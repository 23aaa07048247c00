import type { InvalidReason } from '../find-invalid-reason.ts';
import type { GroupingCase } from '../grouping-case.ts';
import type { MappedCase } from '../map-case-codes.ts';
import type { CaseCode } from '../trace-step.ts';
import { type CoreStage, coreStages, type DipGroup } from './catalogue.ts';
import type { CatalogueProgram } from './catalogue-program.ts';
import { type CellReader, cellReader } from './cell-reader.ts';
import { type CompiledRow, need, type RowPart } from './compiled-row.ts';
import type { DipTraceStep } from './dip-grouper.ts';
import { withoutGroup } from './dip-results.ts';
import type { GroupFinder } from './group-finder.ts';
import { type JudgedCase, type Judgement, judgeRow } from './judge-row.ts';
import { judgedCase } from './judged-case.ts';
import { treatments } from './treatment.ts';

/** So many near misses of a stage are named. */
const mostNear = 5;

/** A row that the codes of the case lead to, held against it. */
interface Judged extends Judgement {
  readonly rank: number;
  readonly group: DipGroup;
}

/** Tells why cases go where they go: every row that their codes lead to is held against them as the sheet reads. */
export class DipTracer {
  readonly #program: CatalogueProgram;
  readonly #finder: GroupFinder;
  readonly #readCell: CellReader;
  readonly #always: ReadonlySet<number>;
  readonly #stages: ReadonlySet<CoreStage>;
  #steps: DipTraceStep[] = [];

  constructor(program: CatalogueProgram, finder: GroupFinder) {
    this.#program = program;
    this.#readCell = cellReader(program.catalogue.header.reading.cells);
    this.#always = new Set(program.rows.index.always);
    this.#stages = new Set(program.catalogue.groups.map(({ stage }) => stage));
    this.#finder = finder;
  }

  /**
   * @param mapped the case in the codes of the catalogue, or why it has none
   * @param invalid why the mapped case is not tried, if it is not
   */
  explain(asked: GroupingCase, mapped: MappedCase, invalid: InvalidReason | null): readonly DipTraceStep[] {
    this.#steps = [];
    if (!mapped.ok) {
      const { kind, position, code } = mapped;
      this.#steps.push({ step: 'codeUnmapped', kind, position, code });
      this.#end(kind === 'dx' ? withoutGroup.dxUnmapped : withoutGroup.procUnmapped);
    } else {
      this.#pushMapped('dx', asked.dx, mapped.case.dx);
      this.#pushMapped('proc', asked.proc, mapped.case.proc);
      if (invalid === null) this.#explainCase(mapped.case);
      else {
        this.#steps.push({ step: 'refused', reason: invalid });
        this.#end(withoutGroup.invalid);
      }
    }
    return this.#steps;
  }

  #end(result: Extract<DipTraceStep, { step: 'result' }>['result']): void {
    this.#steps.push({ step: 'result', result });
  }

  #pushMapped(kind: CaseCode['kind'], asked: readonly string[], mapped: readonly string[]): void {
    for (const [position, from] of asked.entries()) {
      const to = mapped[position] as string;
      if (to !== from) this.#steps.push({ step: 'codeMapped', kind, position, from, to });
    }
  }

  #explainCase(given: GroupingCase): void {
    const { sheet } = this.#finder;
    sheet.load(given);
    const { isCode, excluded: entry } = sheet.principal;
    if (!isCode) this.#steps.push({ step: 'principalNoCode', code: given.dx[0] as string });
    else if (entry !== null)
      this.#steps.push({ step: 'principalExcluded', code: given.dx[0] as string, entry });
    else {
      this.#pushExclusions(given);
      this.#pushGroup(judgedCase(given, sheet, this.#asksCounted));
    }
    this.#end(this.#finder.find());
  }

  #pushExclusions({ proc }: GroupingCase): void {
    const { sheet } = this.#finder;
    const last = sheet.lead < 0 ? proc.length - 1 : sheet.lead;
    for (const [position, code] of proc.slice(0, last + 1).entries()) {
      const facts = sheet.procAt(position);
      if (facts.excluded === null) continue;
      const { code: entry, effect, unlessPrincipal = '' } = facts.excluded;
      this.#steps.push(
        sheet.isAllowed(position)
          ? { step: 'mainAllowed', position, code, entry, unlessPrincipal }
          : { step: 'mainExcluded', position, code, entry, effect },
      );
    }
  }

  get #asksCounted(): boolean {
    return this.#program.catalogue.header.form === 'combinations';
  }

  #pushGroup(stay: JudgedCase): void {
    const plan = this.#finder.plan();
    const rank = this.#finder.firstRank(plan.rows);
    const judged = this.#judgeRows(stay);
    this.#pushResistance(stay, judged);
    const taker = judged.find((row) => row.rank === rank);
    if (this.#asksCounted) this.#pushCombinations(judged, taker);
    else this.#pushStages(judged, rank);
    if (taker) {
      const { group, because } = taker;
      this.#steps.push({ step: 'groupMatched', stage: group.stage, group: group.code, because });
    } else this.#pushComprehensive(stay);
    this.#pushCare(taker?.group ?? this.#finder.comprehensive().group, this.#finder.careRank(plan.care));
  }

  #judgeRows(stay: JudgedCase): readonly Judged[] {
    const { rows, catalogue } = this.#program;
    return this.#leadingRanks().map((rank) => {
      const row = rows.rows[rank] as CompiledRow;
      const group = catalogue.groups[row.place] as DipGroup;
      const read = this.#asksCounted ? setOf(group, row.part) : { ...group, ...row.part };
      const asksConservative = (row.needs & need.conservative) !== 0;
      return { rank, group, ...judgeRow(read, stay, asksConservative, this.#readCell) };
    });
  }

  /** Ranks of rows that any code of the case leads to. */
  #leadingRanks(): readonly number[] {
    const { sheet } = this.#finder;
    const { index } = this.#program.rows;
    const ofOperations = Array.from({ length: sheet.procCount }, (_, i) => sheet.procAt(i).anywhere).flat();
    const ranks = [...sheet.principal.rows, ...(sheet.main?.rows ?? []), ...ofOperations, ...index.always];
    return [...new Set(ranks)].toSorted((one, other) => one - other);
  }

  #pushResistance({ diagnoses, isResistant }: JudgedCase, judged: readonly Judged[]): void {
    const isAsked = judged.some(
      ({ group, lacks }) => group.resistant !== undefined && !lacks.includes('principal'),
    );
    if (!isAsked) return;
    const codes = diagnoses.filter(({ position }) => {
      const { asPrincipal, asOther } = this.#finder.sheet.dxAt(position).resistant;
      return isResistant && (position === 0 ? asPrincipal : asOther);
    });
    this.#steps.push({ step: 'resistance', codes });
  }

  /** Whether the row is about such a case: something of its codes led here, or fits where none does. */
  #isNear({ rank, because, lacks }: Judged): boolean {
    if (lacks.length === 0 || lacks.includes('principal')) return false;
    return !this.#always.has(rank) || because.some(({ codes }) => codes.length > 0);
  }

  /** Up to the row that takes the case; -1: none does. */
  #pushStages(judged: readonly Judged[], taker: number): void {
    const taken = judged.find(({ rank }) => rank === taker)?.group;
    const before = judged.filter(({ rank, group }) => taker < 0 || (rank < taker && group !== taken));
    const near = Map.groupBy(
      before.filter((row) => this.#isNear(row)),
      ({ group }) => group.stage,
    );
    const last = taken?.stage;
    const passed: CoreStage[] = [];
    const tried = coreStages.slice(0, last === undefined ? coreStages.length : coreStages.indexOf(last) + 1);
    for (const stage of tried) {
      const missed = near.get(stage) ?? [];
      if (missed.length > 0) {
        this.#pushPassed(passed.splice(0));
        this.#pushMissed(stage, missed);
      } else if (stage !== last && this.#stages.has(stage)) passed.push(stage);
    }
    this.#pushPassed(passed);
  }

  #pushPassed(stages: readonly CoreStage[]): void {
    if (stages.length > 0) this.#steps.push({ step: 'stagesPassed', stages });
  }

  #pushMissed(stage: CoreStage, missed: readonly Judged[]): void {
    const rows = missed.toSorted((one, other) => one.lacks.length - other.lacks.length);
    const nearest = [...Map.groupBy(rows, ({ group }) => group.code)].flatMap(([, [first]]) => first ?? []);
    const near = nearest.slice(0, mostNear).map(({ group, lacks }) => ({ group: group.code, lacks }));
    this.#steps.push({ step: 'triedInVain', stage, near, others: nearest.length - near.length });
  }

  #pushCombinations(judged: readonly Judged[], taker: Judged | undefined): void {
    const missed = judged.filter((row) => row.group !== taker?.group && this.#isNear(row));
    const [first] = missed;
    if (first) this.#pushMissed(first.group.stage, missed);
    const fitting = judged.filter(({ lacks }) => lacks.length === 0);
    const over = fitting.filter(({ group }) => group !== taker?.group).map(({ group }) => group.code);
    if (taker && over.length > 0)
      this.#steps.push({ step: 'preferred', group: taker.group.code, over: [...new Set(over)] });
  }

  #pushComprehensive(stay: JudgedCase): void {
    const { code, by, of, treatment } = this.#finder.comprehensive();
    const operation = this.#deciding(stay, treatments.indexOf(treatment));
    const kind = operation ? (this.#program.kinds.get(operation.code) ?? 'unlisted') : null;
    this.#steps.push(
      { step: 'treatmentFound', treatment, by: operation, kind },
      { step: 'comprehensiveFound', group: code, by, of },
    );
  }

  /** The first operation that makes the class of treatment. */
  #deciding({ operations, main }: JudgedCase, place: number): CaseCode | null {
    const { sheet } = this.#finder;
    if (sheet.isMadeConservative) return null;
    const isMain = this.#program.catalogue.header.reading.treatmentBy === 'main';
    const asked = isMain ? (main ? [main] : []) : operations;
    const deciding = asked.find(({ position }) => {
      return sheet.isCounted(position) && sheet.procAt(position).treatment === place;
    });
    return deciding ?? null;
  }

  #pushCare(group: { readonly primaryCare?: boolean | undefined } | null, rank: number): void {
    const row = rank < 0 ? null : (this.#program.care.rows[rank] as CompiledRow).place;
    if (group?.primaryCare === true || row !== null)
      this.#steps.push({ step: 'primaryCare', row: group?.primaryCare === true ? null : row });
  }
}

function setOf({ code, stage, title, score }: DipGroup, part: RowPart | undefined): DipGroup {
  return { code, stage, title, score, ...part };
}
