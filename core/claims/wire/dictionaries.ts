import * as z from 'zod';

const dictionary = <T extends string>(means: z.ZodType<T>) =>
  z.record(z.string().min(1), z.strictObject({ means, zh: z.string().min(1), en: z.string().min(1) }));

const dictionariesSchema = z.strictObject({
  id: z.string().min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string().min(1),
  version: z.string().min(1),
  revised_on: z.iso.date(),
  /** What clients write where a person has no number, in capitals; see `findPersonId`. */
  identity_placeholders: z.array(z.string().min(1)),
  dictionaries: z.strictObject({
    gend: dictionary(z.enum(['male', 'female', 'unknown', 'not-stated'])),
    dscg_way: dictionary(z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other'])),
    adm_cond_type: dictionary(z.enum(['present', 'undetermined', 'unclear', 'absent'])),
    diag_type: dictionary(z.enum(['western', 'tcm'])),
    hosp_appr_flag: dictionary(z.enum(['not-needed', 'approved', 'refused'])),
    hi_setl_lv: dictionary(z.enum(['1', '2', '3'])),
    hi_type: dictionary(z.enum(['employee', 'resident'])),
    med_chrgitm_type: dictionary(z.string().regex(/^\d{2}$/)),
    med_type: dictionary(z.enum(['inpatient', 'outpatient', 'pharmacy', 'either'])),
  }),
});

type StoredCodes = z.infer<typeof dictionariesSchema>;

/** NHSA code dictionaries, by their NHSA names: what each wire code means in the core's own words. */
export type WireDictionaries = StoredCodes['dictionaries'] & Pick<StoredCodes, 'identity_placeholders'>;

export type Dictionary<T extends string> = Readonly<
  Record<string, { readonly means: T; readonly zh: string; readonly en: string }>
>;

/** Checks `knowledge/dictionaries/settlement-list-codes.json`. Throws one error that lists every mistake. */
export function parseWireDictionaries(input: unknown): WireDictionaries {
  const parsed = dictionariesSchema.safeParse(input);
  if (!parsed.success) throw new Error(`settlement-list codes: ${z.prettifyError(parsed.error)}`);
  const { dictionaries, identity_placeholders } = parsed.data;
  return { ...dictionaries, identity_placeholders };
}
