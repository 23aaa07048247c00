import type { WireDictionaries } from '../claims/wire/dictionaries.ts';
import type { StayRecord } from '../rules/stay-record.ts';
import { toStayRecord } from '../rules/stays/to-stay-record.ts';
import { billSoFar } from './bill-so-far.ts';
import type { OrderQuestion } from './order-check.ts';

/** Orders say their fee category themselves. */
const noCatalogue = new Map();

/**
 * The person's other stays, with those that came along with the question. A stay that is known already is taken
 * as the table has it: by hospital, kind and day of admission, as the ids of the two are of different making.
 */
export function withToldStays(
  history: readonly StayRecord[] | null,
  { others = [], askedAt }: Pick<OrderQuestion, 'others' | 'askedAt'>,
  insuranceTypes: WireDictionaries['hi_type'],
): readonly StayRecord[] | null {
  if (others.length === 0) return history;
  const known = new Set(history?.map(placeAndDay));
  const told = others
    .map((other) => toStayRecord(billSoFar(other, askedAt, insuranceTypes), noCatalogue, null))
    .filter((stay) => !known.has(placeAndDay(stay)));
  return [...(history ?? []), ...told];
}

function placeAndDay({ hospital, care, admittedOn }: StayRecord): string {
  return `${hospital} ${care ?? 'inpatient'} ${admittedOn}`;
}
