import * as z from 'zod';
import { largestAmountFen } from '../../../claims/wire/decimal.ts';
import { cutText } from '../../cut-text.ts';

/** The FHIR data types that are read, with as much of them as is read. */
export const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});

export const concept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() });

export const identifier = z.object({ system: z.string().optional(), value: z.string().optional() });

export const reference = z.object({
  reference: z.string().optional(),
  identifier: identifier.optional(),
  display: z.string().optional(),
});

export const period = z.object({ start: z.string().optional(), end: z.string().optional() });

export const quantity = z.object({
  value: z.number().optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
});

export const extensions = z
  .array(
    z.object({
      url: z.string(),
      valueMoney: z.object({ value: z.number(), currency: z.string().optional() }).optional(),
    }),
  )
  .optional();

export type Coding = z.infer<typeof coding>;
export type Concept = z.infer<typeof concept>;
export type Identifier = z.infer<typeof identifier>;
export type Reference = z.infer<typeof reference>;
export type Quantity = z.infer<typeof quantity>;

/** The first coding of the systems, in the systems' order: a concept may be coded several times over. */
export function findCoding(
  given: Concept | undefined,
  systems: readonly string[],
): (Coding & { readonly code: string }) | null {
  for (const system of systems) {
    const found = given?.coding?.find((one) => one.system === system && one.code);
    if (found?.code) return { ...found, code: found.code };
  }
  return null;
}

/** FHIR sets names no bound; a card has room for so much. */
const longestName = 200;

/** What a concept is called: as its code is displayed, else in its own words; `null` where neither is told. */
export function nameOf(coded: Coding, given: Concept | undefined): string | null {
  const name = coded.display ?? given?.text;
  return name === undefined ? null : cutText(name, longestName);
}

/** Whether a concept says one of these codes, whatever its system. */
export function hasCode(given: Concept | undefined, codes: readonly string[]): boolean {
  return given?.coding?.some(({ code }) => code !== undefined && codes.includes(code)) ?? false;
}

export function findIdentifier(
  identifiers: readonly Identifier[] | undefined,
  systems: readonly string[],
): string | null {
  for (const system of systems) {
    const found = identifiers?.find((one) => one.system === system && one.value)?.value;
    if (found) return found;
  }
  return null;
}

/** `Practitioner/dr1`, of a relative reference or of a whole URL; `null` for what is neither. */
export function relativeReference(given: Reference | undefined): string | null {
  const found = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(
    given?.reference ?? '',
  );
  return found?.[1] ?? null;
}

/**
 * Yuan of an extension, of which six decimals count, in fen; `null` where it is not there, in other money, or more
 * than {@link largestAmountFen}.
 */
export function findMoneyFen(given: z.infer<typeof extensions>, url: string): number | null {
  const money = given?.find((one) => one.url === url)?.valueMoney;
  if (!money || (money.currency ?? 'CNY') !== 'CNY') return null;
  const fen = Math.round(money.value * 1e6) / 1e4;
  return Math.abs(fen) <= largestAmountFen ? fen : null;
}
