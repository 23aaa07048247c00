import { permits } from './charging-limits.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { dayOfMinute, startOfDay } from './local-time.ts';
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
  /** `med_type`. */
  readonly careType: string;
  readonly dischargeDrug: boolean;
  readonly refundOf: BillLine | null;
}

/** What may be said of a charge beyond its item. */
export interface ChargeDetails {
  readonly quantity?: number;
  /** The catalogue price unless given. */
  readonly priceFen?: number;
  readonly careType?: string;
  readonly dischargeDrug?: boolean;
  /** A time within the stay on that day unless given. */
  readonly chargedAt?: number;
}

/** A stay's bill in the making. */
export interface Bill {
  readonly plan: StayPlan;
  readonly knowledge: GeneratorKnowledge;
  readonly lines: BillLine[];
  readonly codes: Set<string>;
  readonly firstDay: number;
  readonly lastDay: number;
  totalFen: number;
  /** Whether no published limit speaks against one more unit of the code on the day. */
  readonly admits: (code: string, day: number, quantity?: number) => boolean;
  /** Whether the code contains, or is contained in, something billed. */
  readonly collides: (code: string) => boolean;
  /** Writes a line, whatever the limits say. */
  readonly charge: (code: string, day: number, details?: ChargeDetails) => BillLine;
  /** Takes a line back in full, a little later. */
  readonly refund: (line: BillLine) => void;
}

const inpatient = '21';

/** An empty bill; times of charges are drawn from `random`. */
export function openBill(random: Random, plan: StayPlan, knowledge: GeneratorKnowledge): Bill {
  const { limits } = knowledge;
  const circumstances = { sex: plan.person.sex, ageYears: plan.ageYears, hospitalLevel: plan.hospital.level };
  const linesOf = new Map<string, BillLine[]>();
  const write = (line: BillLine) => {
    bill.lines.push(line);
    bill.codes.add(line.code);
    bill.totalFen += line.quantity * line.priceFen;
    const alike = linesOf.get(line.code);
    if (alike) alike.push(line);
    else linesOf.set(line.code, [line]);
    return line;
  };
  const unitsOn = (code: string, day: number) =>
    (linesOf.get(code) ?? [])
      .filter((line) => line.quantity > 0 && dayOfMinute(line.chargedAt) === day)
      .reduce((sum, line) => sum + line.quantity, 0);
  const keepsCourse = (code: string, day: number) => {
    const most = limits.courseDays.get(code);
    if (most === undefined) return true;
    const days = new Set((linesOf.get(code) ?? []).map((line) => dayOfMinute(line.chargedAt)));
    return days.add(day).size <= most;
  };
  const bill: Bill = {
    plan,
    knowledge,
    lines: [],
    codes: new Set(),
    firstDay: dayOfMinute(plan.admittedAt),
    lastDay: dayOfMinute(plan.dischargedAt),
    totalFen: 0,
    admits: (code, day, quantity = 1) =>
      permits(limits, code, circumstances) &&
      !bill.collides(code) &&
      keepsCourse(code, day) &&
      unitsOn(code, day) + quantity <= (limits.unitsPerDay.get(code) ?? Number.POSITIVE_INFINITY),
    collides: (code) => {
      const partners = limits.partnersOf.get(code);
      return partners !== undefined && [...partners].some((partner) => bill.codes.has(partner));
    },
    charge: (code, day, details = {}) =>
      write({
        code,
        chargedAt: details.chargedAt ?? drawTime(random, plan, day),
        quantity: details.quantity ?? 1,
        priceFen: details.priceFen ?? priceFen(knowledge, code),
        careType: details.careType ?? inpatient,
        dischargeDrug: details.dischargeDrug ?? false,
        refundOf: null,
      }),
    refund: (line) => {
      write({
        ...line,
        chargedAt: line.chargedAt + random.int(1, 5),
        quantity: -line.quantity,
        refundOf: line,
      });
    },
  };
  return bill;
}

/** The item's demonstration price. Throws where the catalogue has none. */
export function priceFen({ catalogue }: GeneratorKnowledge, code: string): number {
  const price = catalogue.get(code)?.unitPriceFen;
  if (!price) throw new Error(`no price for ${code}`);
  return price;
}

/** A minute of that day, while the patient is in. */
function drawTime(random: Random, { admittedAt, dischargedAt }: StayPlan, day: number): number {
  const from = Math.max(admittedAt, startOfDay(day));
  const to = Math.min(dischargedAt, startOfDay(day + 1) - 10);
  return random.int(from, Math.max(from, to));
}
