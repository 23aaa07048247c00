import type { FiguresMember, FiguresUnit } from '../core/performance/performance-figures.ts';
import {
  addCredit,
  creditFacts,
  creditsOf,
  noCredit,
  type ProcedureCredit,
} from '../core/performance/procedure-credit.ts';
import type { RbrvsTable } from '../core/performance/rbrvs-table.ts';
import type { AuditedChunk } from './audit-chunk.ts';
import { tell } from './say.ts';

/** The points of a hospital's operations in some months, by department and by whoever did them. */
export class ProcedureCredits {
  readonly #departments = new Map<string, ProcedureCredit>();
  readonly #doctors = new Map<string, Map<string, ProcedureCredit>>();
  readonly #table: RbrvsTable;
  readonly #hospital: string;
  readonly #months: readonly string[];

  /** @param months `yyyy-MM` of discharge */
  constructor(table: RbrvsTable, hospital: string, months: readonly string[]) {
    this.#table = table;
    this.#hospital = hospital;
    this.#months = months;
  }

  add({ lists, cases }: AuditedChunk): void {
    lists.forEach((list, at) => {
      const audited = cases[at];
      if (!audited || list.hospital !== this.#hospital || !this.#months.includes(audited.facts.month)) return;
      const { department } = list.stay;
      const doctors = this.#doctors.get(department) ?? new Map<string, ProcedureCredit>();
      this.#doctors.set(department, doctors);
      for (const { doctor, credit } of creditsOf(list, audited.result.weight, this.#table)) {
        addTo(this.#departments, department, credit);
        if (doctor !== null) addTo(doctors, doctor, credit);
      }
    });
  }

  /** The unit with its points; who operated and is nobody's doctor is added to its members. */
  on(unit: FiguresUnit): FiguresUnit {
    const doctors = this.#doctors.get(unit.id) ?? new Map<string, ProcedureCredit>();
    const known = unit.members ?? [];
    const others = [...doctors.keys()].filter((id) => !known.some((member) => member.id === id)).sort();
    const members: readonly FiguresMember[] = [...known, ...others.map((id) => ({ id, facts: {} }))];
    return {
      ...unit,
      facts: { ...unit.facts, ...creditFacts(this.#departments.get(unit.id) ?? noCredit) },
      members: members.map((member) => {
        return { ...member, facts: { ...member.facts, ...creditFacts(doctors.get(member.id) ?? noCredit) } };
      }),
    };
  }

  /** Operations without points leave their department without data: that is told. */
  tellUnknown(): void {
    const codes = new Set([...this.#departments.values()].flatMap(({ unknown }) => unknown));
    if (codes.size === 0) return;
    const list = [...codes].sort().join(', ');
    tell(
      `点数表缺少 ${codes.size} 个手术操作编码，相关科室 RBRVS 无数据 The table lacks ${codes.size} operations, so their departments have no RBRVS data: ${list}\n`,
    );
  }
}

function addTo(credits: Map<string, ProcedureCredit>, key: string, credit: ProcedureCredit): void {
  credits.set(key, addCredit(credits.get(key) ?? noCredit, credit));
}
