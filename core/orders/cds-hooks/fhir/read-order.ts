import * as z from 'zod';
import type { Catalogue } from '../../../claims/catalogue.ts';
import { largestAmountFen } from '../../../claims/wire/decimal.ts';
import type { Order } from '../../encounter.ts';
import type { FhirResource } from '../read-prefetched.ts';
import {
  type Concept,
  concept,
  extensions,
  findCoding,
  findMoneyFen,
  hasCode,
  nameOf,
  period,
  quantity,
  reference,
  relativeReference,
} from './elements.ts';
import type { FhirSystems } from './fhir-systems.ts';
import type { ResourceReading } from './left-out.ts';
import { toLocalTime } from './local-time.ts';
import { type Clinician, doctorOf } from './read-clinician.ts';
import { dosage, readDosage, timing, toDays } from './read-timing.ts';

/** MedicationRequest, ServiceRequest and DeviceRequest in one: what they do not share has another name. */
export const orderSchema = z.object({
  resourceType: z.enum(['MedicationRequest', 'ServiceRequest', 'DeviceRequest']),
  id: z.string().optional(),
  status: z.string().optional(),
  intent: z.string().optional(),
  doNotPerform: z.boolean().optional(),
  authoredOn: z.string().optional(),
  requester: reference.optional(),
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  code: concept.optional(),
  codeCodeableConcept: concept.optional(),
  category: z.array(concept).optional(),
  courseOfTherapyType: concept.optional(),
  dosageInstruction: z.array(dosage).optional(),
  dispenseRequest: z
    .object({ quantity: quantity.optional(), expectedSupplyDuration: quantity.optional() })
    .optional(),
  quantityQuantity: quantity.optional(),
  occurrenceDateTime: z.string().optional(),
  occurrencePeriod: period.optional(),
  occurrenceTiming: timing.optional(),
  contained: z.array(z.looseObject({ resourceType: z.string(), id: z.string().optional() })).optional(),
  extension: extensions,
});

export type FhirOrder = z.infer<typeof orderSchema>;

/** What the reading of orders rests on. */
export interface OrderReading {
  readonly systems: FhirSystems;
  readonly catalogue: Catalogue;
  readonly user: Clinician;
  /** Medications that came beside the orders, by reference. */
  readonly medications: ReadonlyMap<string, FhirResource>;
  /** Stands for the time of an order that tells none. */
  readonly askedAt: string;
}

/** An order and whether anybody knows its price. */
export interface ReadOrder {
  readonly order: Order;
  readonly isPriced: boolean;
}

/** Being written now, a draft beside that, or standing: the latter counts by its status and intent. */
export type OrderPlace = 'now' | 'beside' | 'standing';

export function readOrder(
  given: FhirOrder,
  place: OrderPlace,
  reading: OrderReading,
): ResourceReading<ReadOrder> {
  const { systems, catalogue } = reading;
  const isCurrent = place === 'now';
  if (given.doNotPerform || (place === 'standing' && !isStanding(given, systems))) return { value: null };
  if (given.id === undefined) return { value: null, why: 'no-id' };
  const what = whatIsOrdered(given, reading);
  const coded = findCoding(what, systems.code_systems.order);
  if (coded === null) return { value: null, why: 'no-known-code' };
  const item = catalogue.get(coded.code);
  const told = findMoneyFen(given.extension, systems.extensions.unit_price);
  const quantityOrdered = readQuantity(given);
  const unitPriceFen = payable(told ?? item?.unitPriceFen ?? null, quantityOrdered);
  const order = {
    id: `${given.resourceType}/${given.id}`,
    code: coded.code,
    name: nameOf(coded, what) ?? item?.name ?? null,
    quantity: quantityOrdered,
    unitPriceFen: unitPriceFen ?? 0,
    amountFen: Math.round(quantityOrdered * (unitPriceFen ?? 0)),
    category: item?.category ?? null,
    department: null,
    ...readCourse(given, place !== 'standing', reading),
    isCurrent,
  };
  return { value: { order, isPriced: unitPriceFen !== null } };
}

/** A price that nobody could pay for so many is none. */
function payable(unitPriceFen: number | null, quantity: number): number | null {
  return unitPriceFen !== null && Math.abs(unitPriceFen * quantity) <= largestAmountFen ? unitPriceFen : null;
}

function isStanding({ status = '', intent = 'order' }: FhirOrder, systems: FhirSystems): boolean {
  return systems.orders_standing.includes(status) && systems.order_intents.includes(intent);
}

function whatIsOrdered(given: FhirOrder, { medications }: OrderReading): Concept | undefined {
  const { medicationCodeableConcept, code, codeCodeableConcept, medicationReference, contained } = given;
  const told = medicationCodeableConcept ?? code ?? codeCodeableConcept;
  if (told) return told;
  const local = /^#(.+)$/.exec(medicationReference?.reference ?? '')?.[1];
  const medication =
    local === undefined
      ? medications.get(relativeReference(medicationReference) ?? '')
      : contained?.find(({ id }) => id === local);
  const parsed = concept.safeParse(medication?.['code']);
  return parsed.success ? parsed.data : undefined;
}

/** Packages of a drug, or times a service is done; one where it is not told yet. */
function readQuantity({ dispenseRequest, quantityQuantity, occurrenceTiming }: FhirOrder): number {
  const told = dispenseRequest?.quantity?.value ?? quantityQuantity?.value ?? occurrenceTiming?.repeat?.count;
  return told !== undefined && told > 0 ? told : 1;
}

/** When an order begins and ends, how it is to be carried out, and by whom it is ordered. */
function readCourse(given: FhirOrder, isDraft: boolean, { systems, user, askedAt }: OrderReading) {
  const { dosageInstruction = [], occurrenceTiming, courseOfTherapyType, category, requester } = given;
  const repeat = (dosageInstruction[0]?.timing ?? occurrenceTiming)?.repeat;
  const bounds = repeat?.boundsPeriod ?? given.occurrencePeriod;
  const offset = systems.utc_offset_minutes;
  const orderedBy = relativeReference(requester);
  const isOfUser = orderedBy === null ? isDraft : user.references.includes(orderedBy);
  return {
    doctor: doctorOf(requester ?? (isDraft ? { reference: user.references[0] } : undefined), user, systems),
    startsAt:
      toLocalTime(bounds?.start, offset) ??
      toLocalTime(given.occurrenceDateTime, offset) ??
      toLocalTime(given.authoredOn, offset) ??
      askedAt,
    stopsAt: toLocalTime(bounds?.end, offset, '23:59:59'),
    isLongTerm: hasCode(courseOfTherapyType, systems.long_term),
    takeHome: category?.some((one) => hasCode(one, systems.take_home)) ?? false,
    prescription: {
      ...readDosage(dosageInstruction, systems),
      days:
        toDays(given.dispenseRequest?.expectedSupplyDuration, systems) ??
        toDays(repeat?.boundsDuration, systems),
      prescriberTitle: isOfUser ? user.title : null,
    },
  };
}
