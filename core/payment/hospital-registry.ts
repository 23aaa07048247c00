import * as z from 'zod';
import type { HospitalLevel } from '../claims/settlement-list.ts';
import { wordsSchema } from '../claims/words.ts';

const hospitalSchema = z.strictObject({
  /** `fixmedins_code`. */
  code: z.string().regex(/^[A-Z]\d{11}$/),
  name: wordsSchema,
  level: z.literal([1, 2, 3]),
  region: z.string().regex(/^\d{6}$/),
});

const registrySchema = z
  .strictObject({
    id: z.string().min(1),
    title: wordsSchema,
    source: z.string().min(1),
    hospitals: z.array(hospitalSchema).min(1),
  })
  .superRefine(({ hospitals }, context) => {
    const seen = new Set<string>();
    hospitals.forEach(({ code }, index) => {
      if (seen.has(code)) {
        context.addIssue({
          code: 'custom',
          path: ['hospitals', index, 'code'],
          message: `${code} stands twice`,
        });
      }
      seen.add(code);
    });
  });

/** An institution as the office has registered it; it outranks what a settlement list declares. */
export interface Hospital {
  /** `fixmedins_code`, twelve characters. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly level: HospitalLevel;
  /** Pooling area, six digits: it decides the scheme and the tariff. */
  readonly region: string;
}

/** Hospitals by code. */
export type HospitalRegistry = ReadonlyMap<string, Hospital>;

/** Checks a stored list of hospitals and indexes it. Throws one error that lists every mistake. */
export function parseHospitalRegistry(input: unknown): HospitalRegistry {
  const parsed = registrySchema.safeParse(input);
  if (!parsed.success) throw new Error(`hospital registry: ${z.prettifyError(parsed.error)}`);
  return new Map(parsed.data.hospitals.map((hospital) => [hospital.code, hospital]));
}
