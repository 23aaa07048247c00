import { type LeftOut, readEach, referenceOf } from './fhir/left-out.ts';
import {
  type FhirOrder,
  type OrderReading,
  orderSchema,
  type ReadOrder,
  readOrder,
} from './fhir/read-order.ts';
import type { HookRequest } from './read-hook-request.ts';
import type { FhirResource } from './read-prefetched.ts';

const orderKeys = ['medications', 'services', 'devices'];

interface HookOrders {
  readonly values: readonly ReadOrder[];
  readonly leftOut: readonly LeftOut[];
  /** References of the drafts: these can be deleted. */
  readonly drafts: ReadonlySet<string>;
}

/**
 * The orders being written and those that stand. An order that is signed again after a change is both: then what is
 * being written counts. Where something was selected, only that is being written; the other drafts are context.
 */
export function readHookOrders(request: HookRequest, reading: Omit<OrderReading, 'medications'>): HookOrders {
  const { draftOrders, prefetched, selections, patientId } = request;
  const isOther = ({ resourceType }: FhirResource) => resourceType === 'Medication';
  const sent = orderKeys.flatMap((key) => prefetched.get(key) ?? []);
  const orderReading = { ...reading, medications: byReference([...draftOrders, ...sent].filter(isOther)) };
  const written = new Set(draftOrders.map(referenceOf));
  const isSelected = ({ resourceType, id = '' }: FhirOrder) =>
    selections === null || selections.has(id) || selections.has(`${resourceType}/${id}`);
  const read = (resources: readonly FhirResource[], isDraft: boolean) => {
    const readDraft = (one: FhirOrder) =>
      readOrder(one, isDraft && isSelected(one) ? 'now' : isDraft ? 'beside' : 'standing', orderReading);
    return readEach(resources, orderSchema, readDraft, patientId);
  };
  const [unknown, known] = split(draftOrders.filter((one) => !isOther(one)));
  const drafts = read(known, true);
  const standing = read(
    sent.filter((one) => isOrder(one) && !written.has(referenceOf(one))),
    false,
  );
  return {
    values: eachOnce([...drafts.values, ...standing.values]),
    leftOut: [
      ...unknown.map((one) => ({ resource: referenceOf(one), why: 'unknown-kind' as const })),
      ...drafts.leftOut,
      ...standing.leftOut,
    ],
    drafts: new Set(known.filter(({ status }) => status === 'draft').map(referenceOf)),
  };
}

/** Pages of a search may overlap; the id is the line's serial, and two of one serial are no bill. */
function eachOnce(orders: readonly ReadOrder[]): readonly ReadOrder[] {
  return [...new Map(orders.map((one) => [one.order.id, one])).values()];
}

const kinds = new Set<string>(orderSchema.shape.resourceType.options);

function isOrder({ resourceType }: FhirResource): boolean {
  return kinds.has(resourceType);
}

/** Diets, messages and the like are ordered too: nothing here is known of them. */
function split(drafts: readonly FhirResource[]): readonly [readonly FhirResource[], readonly FhirResource[]] {
  return [drafts.filter((one) => !isOrder(one)), drafts.filter(isOrder)];
}

function byReference(resources: readonly FhirResource[]): ReadonlyMap<string, FhirResource> {
  return new Map(resources.map((resource) => [referenceOf(resource), resource]));
}
