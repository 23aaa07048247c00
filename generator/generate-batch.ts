import { type BatchRequest, settleBatch } from './batch-setting.ts';
import { Bill } from './bill.ts';
import { type DoctorHabit, habitOf, withHabit } from './doctor-habits.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { planJourney } from './plan-journey.ts';
import { paymentBoundaryPlanter } from './planters/payment-boundary.ts';
import { type PlantedLines, plantLines } from './planters/plant-lines.ts';
import { createRandom, type Random } from './random.ts';
import type { StayPlan } from './stay-plan.ts';
import { numberLines, toWireList } from './to-wire-list.ts';
import { keepOffLimit, topUp } from './top-up.ts';
import type { WireList } from './wire-list.ts';
import { fillUp, keepBedBusy, writeFixedPart } from './write-ordinary-bill.ts';
import { fillUpShort, writeShortFixedPart } from './write-short-bill.ts';
import { writeVisitBill } from './write-visit-bill.ts';

/** A line of `truth.ndjson`: one thing planted. */
export interface Truth {
  readonly hospital: string;
  readonly setl_id: string;
  readonly rule_id: string;
  readonly kind: 'violation' | 'near-miss';
  /** Serials of the lines concerned; none where it lies in the course or the cost of the stay. */
  readonly lines: readonly string[];
}

export interface GeneratedStay {
  readonly list: WireList;
  readonly doctor: string;
  /** What the doctor does that others do not. */
  readonly habit: DoctorHabit | null;
  readonly truth: readonly Truth[];
}

export const billLengths = ['all', 'few'] as const;

export type BillLength = (typeof billLengths)[number];

export interface GenerateOptions {
  readonly cases: number;
  readonly seed: string | number;
  /**
   * Share of stays with a planted violation; half as many get a near miss.
   * @default 0.08
   */
  readonly violations?: number;
  /**
   * Share of doctors who are dear beside their colleagues, or have become so: for statistics to find.
   * @default 0
   */
  readonly deviantDoctors?: number;
  /**
   * How long bills are: as in a hospital, some ninety lines; or a few lines of the same cost, but for stays in whose
   * course something is planted.
   * @default 'all'
   */
  readonly lines?: BillLength;
  /** Only this hospital, by `fixmedins_code`. */
  readonly hospital?: string;
  readonly knowledge: GeneratorKnowledge;
}

/** Stays wait in a window of this size, so that those of one person do not stand side by side. */
const windowSize = 512;

/**
 * Synthetic stays with what was planted in them: a pure function of its options. Memory does not grow with
 * the number of cases. Throws where the hospital is not in the registry.
 */
export function* generateBatch(options: GenerateOptions): Generator<GeneratedStay> {
  const random = createRandom(`${options.seed}/order`);
  const waiting: StayPlan[] = [];
  for (const plan of planStays(settleRequest(options))) {
    waiting.push(plan);
    if (waiting.length > windowSize)
      yield writeStay(takeOut(waiting, random.int(0, waiting.length - 1)), options);
  }
  while (waiting.length > 0) {
    yield writeStay(takeOut(waiting, random.int(0, waiting.length - 1)), options);
  }
}

function settleRequest({
  cases,
  seed,
  violations = 0.08,
  hospital,
  knowledge,
}: GenerateOptions): BatchRequest {
  const all = [...knowledge.hospitals, ...knowledge.otherHospitals];
  const hospitals =
    hospital === undefined ? knowledge.hospitals : all.filter(({ code }) => code === hospital);
  if (hospitals.length === 0) throw new RangeError(`no hospital ${hospital} in the registry`);
  return { cases, seed: String(seed), violations, hospitals, knowledge };
}

function* planStays(request: BatchRequest): Generator<StayPlan> {
  const setting = settleBatch(request);
  let left = request.cases;
  for (let person = 1; left > 0; person += 1) {
    const journey = planJourney(setting, person).slice(0, left);
    left -= journey.length;
    yield* journey;
  }
}

/** Ordinary charges first, then what is planted, then drugs and consumables up to the intended cost. */
function writeStayBill(random: Random, bill: Bill, length: BillLength): PlantedLines | null {
  const { planting, planted: inStay, topUp: how } = bill.plan;
  const isShort = length === 'few' && inStay.length === 0;
  (isShort ? writeShortFixedPart : writeFixedPart)(random, bill);
  const planted = planting && !how && plantLines(random, bill, planting);
  (isShort ? fillUpShort : fillUp)(random, bill);
  if (!isShort) keepBedBusy(bill);
  if (how && topUp(random, bill, how)) return { ruleId: paymentBoundaryPlanter.ruleId, lines: [] };
  keepOffLimit(random, bill);
  return planted || null;
}

function takeOut(waiting: StayPlan[], index: number): StayPlan {
  const taken = waiting[index];
  const last = waiting.pop();
  if (!taken || !last) throw new RangeError('nothing waits');
  if (index < waiting.length) waiting[index] = last;
  return taken;
}

function writeStay(usual: StayPlan, options: GenerateOptions): GeneratedStay {
  const { seed, knowledge, deviantDoctors = 0, lines: length = 'all' } = options;
  const habit = habitOf(String(seed), usual, deviantDoctors);
  const plan = withHabit(usual, habit);
  const random = createRandom(`${seed}/${plan.id}`);
  const bill = new Bill(random, plan, knowledge);
  const planted = plan.visit ? null : writeStayBill(random, bill, length);
  if (plan.visit) writeVisitBill(random, bill, plan.visit);
  const serials = numberLines(bill);
  const base = { hospital: plan.hospital.code, setl_id: plan.id };
  const truth: Truth[] = plan.planted.map(({ ruleId, kind }) => ({
    ...base,
    rule_id: ruleId,
    kind,
    lines: [],
  }));
  if (planted && plan.planting) {
    const lines = planted.lines.flatMap((line) => serials.get(line) ?? []);
    truth.push({ ...base, rule_id: planted.ruleId, kind: plan.planting, lines });
  }
  return { list: toWireList(bill, serials), doctor: plan.doctor, habit, truth };
}
