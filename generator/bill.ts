import type { BillProfile } from './bill-items.ts';
import { permits } from './charging-limits.ts';
import type { Treated } from './drug-cautions.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { dateText, dayOfMinute, startOfDay } from './local-time.ts';
import type { Random } from './random.ts';
import type { StayPlan } from './stay-plan.ts';

/** A fee line while the bill is being written; it gets its serial number last. */
export interface BillLine {
  readonly code: string;
  /** Minutes since 1970-01-01 00:00. */
  readonly chargedAt: number;
  /** Negative for a refund. */
  readonly quantity: number;
  readonly priceFen: number;
  /** Quantity times price, unless the bill is to be wrong. */
  readonly amountFen: number;
  /** `med_type`. */
  readonly careType: string;
  readonly dischargeDrug: boolean;
  /** Days for which it was prescribed; `null`: nobody told. */
  readonly prescribedDays: number | null;
  readonly refundOf: BillLine | null;
}

/** What may be said of a charge beyond its item. */
export interface ChargeDetails {
  /** @default 1 */
  readonly quantity?: number;
  /** The catalogue price unless given. */
  readonly priceFen?: number;
  /** Quantity times price unless given. */
  readonly amountFen?: number;
  /** That of the stay or visit unless given. */
  readonly careType?: string;
  /** @default false */
  readonly dischargeDrug?: boolean;
  /** Not told unless given. */
  readonly prescribedDays?: number;
  /** A time within the stay on that day unless given. */
  readonly chargedAt?: number;
}

const inpatient = '21';

/** `med_chrgitm_type` of operations. */
const operationCategory = '06';

/** No single item on top of the ordinary is dearer than this share of the stay. */
const dearestShare = 0.25;

/** Minutes of the day between which a ward charges. */
const workStartsAt = 360;
const workEndsAt = 1320;

/** A stay's bill in the making. */
export class Bill {
  readonly plan: StayPlan;
  readonly knowledge: GeneratorKnowledge;
  readonly lines: BillLine[] = [];
  readonly firstDay: number;
  readonly lastDay: number;
  readonly #random: Random;
  readonly #patient: Treated;
  readonly #linesByCode = new Map<string, BillLine[]>();
  #totalFen = 0;

  /** @param random gives the hours of charges */
  constructor(random: Random, plan: StayPlan, knowledge: GeneratorKnowledge) {
    this.plan = plan;
    this.knowledge = knowledge;
    this.firstDay = dayOfMinute(plan.admittedAt);
    this.lastDay = dayOfMinute(plan.dischargedAt);
    this.#random = random;
    this.#patient = treatedIn(plan, knowledge);
  }

  /** `yyyy-MM-dd`: the day that decides which versions of the tables apply. */
  get dischargeDate(): string {
    return dateText(this.lastDay);
  }

  /** What such a stay is made of. Throws where the book names none. */
  get profile(): BillProfile {
    const { profile } = this.plan.archetype;
    const found = this.knowledge.items.profiles[profile];
    if (!found) throw new Error(`no bill profile ${profile}`);
    return found;
  }

  get totalFen(): number {
    return this.#totalFen;
  }

  has(code: string): boolean {
    return this.#linesByCode.has(code);
  }

  /** Whether no published limit speaks against charging the code on that day, and no label. */
  admits(code: string, day: number, quantity = 1): boolean {
    return this.keepsLimits(code, day, quantity) && this.objectorsTo(code).length === 0;
  }

  /** Rules on the safe use of drugs that may object to the code for this patient. */
  objectorsTo(code: string): readonly string[] {
    return this.knowledge.cautions.objectorsTo(code, this.#patient);
  }

  /** Whether no published limit but a label speaks against charging the code on that day. */
  keepsLimits(code: string, day: number, quantity = 1): boolean {
    const { person, ageYears, ageDays, hospital, visit } = this.plan;
    const { limits } = this.knowledge;
    const to = { sex: person.sex, ageYears, ageDays, hospitalLevel: hospital.level };
    return (
      !this.#leavesOut(code, day) &&
      permits(limits, code, to) &&
      (visit === null || !limits.inpatientsOnly.has(code)) &&
      !this.#collides(code) &&
      !this.#clashes(code) &&
      this.#keepsCourse(code, day) &&
      this.#keepsFrequency(code, day, quantity) &&
      this.#keepsPeriod(code, day, quantity)
    );
  }

  /** Whether the item is in place: no operation where nobody operates, nothing out of proportion to the cost. */
  suits(code: string): boolean {
    const item = this.knowledge.catalogue.get(code);
    if (!item?.unitPriceFen || item.unitPriceFen > this.plan.targetCostFen * dearestShare) return false;
    return item.category !== operationCategory || this.plan.procedure !== null;
  }

  /** Writes a line, whatever the limits say. Throws where the catalogue has no price. */
  charge(code: string, day: number, details: ChargeDetails = {}): BillLine {
    const quantity = details.quantity ?? 1;
    const unitPriceFen = details.priceFen ?? priceFen(this.knowledge, code);
    return this.#write({
      code,
      chargedAt: details.chargedAt ?? this.#drawTime(day),
      quantity,
      priceFen: unitPriceFen,
      amountFen: details.amountFen ?? quantity * unitPriceFen,
      careType: details.careType ?? this.plan.visit?.careType ?? inpatient,
      dischargeDrug: details.dischargeDrug ?? false,
      prescribedDays: details.prescribedDays ?? null,
      refundOf: null,
    });
  }

  /** Takes lines back in full, a few minutes later. */
  refundAll(lines: readonly BillLine[]): void {
    for (const line of lines) {
      const chargedAt = line.chargedAt + this.#random.int(1, 5);
      this.#write({
        ...line,
        chargedAt,
        quantity: -line.quantity,
        amountFen: -line.amountFen,
        refundOf: line,
      });
    }
  }

  #write(line: BillLine): BillLine {
    this.lines.push(line);
    this.#totalFen += line.amountFen;
    const alike = this.#linesByCode.get(line.code);
    if (alike) alike.push(line);
    else this.#linesByCode.set(line.code, [line]);
    return line;
  }

  #leavesOut(code: string, day: number): boolean {
    const item = this.plan.leavesOut && this.knowledge.catalogue.get(code);
    return item ? (this.plan.leavesOut?.(item, day) ?? false) : false;
  }

  #collides(code: string): boolean {
    const partners = this.knowledge.limits.partnersOf.get(code);
    return partners !== undefined && [...partners].some((partner) => this.has(partner));
  }

  /** Whether a drug on the bill must not go with it, or repeats it. */
  #clashes(code: string): boolean {
    const { comparable, clashesOf } = this.knowledge.cautions;
    if (!comparable.has(code)) return false;
    return [...this.#linesByCode.keys()].some(
      (other) => comparable.has(other) && clashesOf(code, other).length > 0,
    );
  }

  #keepsCourse(code: string, day: number): boolean {
    const most = this.knowledge.limits.courseDays.get(code);
    if (most === undefined) return true;
    const lines = this.#linesByCode.get(code) ?? [];
    return new Set([...lines.map((line) => dayOfMinute(line.chargedAt)), day]).size <= most;
  }

  #keepsFrequency(code: string, day: number, quantity: number): boolean {
    const most = this.knowledge.limits.unitsPerDay.get(code);
    return most === undefined || this.#unitsBetween(code, day, day) + quantity <= most;
  }

  #keepsPeriod(code: string, day: number, quantity: number): boolean {
    const limit = this.knowledge.limits.unitsPerPeriod.get(code);
    if (limit === undefined) return true;
    const reach = limit.days - 1;
    return this.#unitsBetween(code, day - reach, day + reach) + quantity <= limit.most;
  }

  /** Units charged from one day to another, both included. */
  #unitsBetween(code: string, from: number, to: number): number {
    const lines = this.#linesByCode.get(code) ?? [];
    return lines
      .filter(({ quantity }) => quantity > 0)
      .filter(({ chargedAt }) => dayOfMinute(chargedAt) >= from && dayOfMinute(chargedAt) <= to)
      .reduce((sum, line) => sum + line.quantity, 0);
  }

  /** A minute of that day while the patient is in, by daylight if it can be. */
  #drawTime(day: number): number {
    const { admittedAt, dischargedAt } = this.plan;
    const start = startOfDay(day);
    const from = Math.max(admittedAt, start + workStartsAt);
    const to = Math.min(dischargedAt, start + workEndsAt);
    if (from <= to) return this.#random.int(from, to);
    return Math.max(admittedAt, Math.min(dischargedAt, from));
  }
}

function treatedIn(plan: StayPlan, { names }: GeneratorKnowledge): Treated {
  return {
    sex: plan.person.sex,
    ageYears: plan.ageYears,
    ageDays: plan.ageYears === 0 ? plan.ageDays : null,
    birthDate: dateText(plan.person.bornOn),
    admittedOn: dateText(dayOfMinute(plan.admittedAt)),
    diagnoses: plan.diagnoses.map((code) => ({ code, title: names.diagnoses[code] ?? code })),
  };
}

/** The item's demonstration price. Throws where the catalogue has none. */
export function priceFen({ catalogue }: GeneratorKnowledge, code: string): number {
  const price = catalogue.get(code)?.unitPriceFen;
  if (!price) throw new Error(`no price for ${code}`);
  return price;
}
