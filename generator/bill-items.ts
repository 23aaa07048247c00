import * as z from 'zod';

const codes = z.array(z.string().min(1));

const profileSchema = z.strictObject({
  labs: codes,
  repeatLabs: codes,
  exams: codes,
  dailyTreatments: codes,
  /** Names of drug lists. */
  drugs: z.array(z.string()),
  /** Names of consumable lists. */
  consumables: z.array(z.string()),
  nursing: z.string(),
  bed: z.string(),
  /** Share of drugs in what is not billed by the day or by the test; the rest is consumables. */
  drugShare: z.number().min(0).max(1),
});

const itemsSchema = z
  .strictObject({
    source: z.string().min(1),
    consultation: z.string(),
    outpatientConsultation: z.string(),
    /** Items counted in hours. */
    hourly: codes,
    /** Items by `anst_way`. */
    anaesthesia: z.record(z.string(), codes),
    /** By beginning of a secondary diagnosis: what its care leaves on the bill. */
    supports: z.record(z.string(), codes),
    drugs: z.record(z.string(), codes),
    consumables: z.record(z.string(), codes),
    profiles: z.record(z.string(), profileSchema),
  })
  .superRefine(({ drugs, consumables, profiles }, context) => {
    for (const [id, profile] of Object.entries(profiles)) {
      const unknown = [
        ...profile.drugs.filter((list) => !(list in drugs)),
        ...profile.consumables.filter((list) => !(list in consumables)),
      ];
      for (const list of unknown) {
        context.addIssue({ code: 'custom', path: ['profiles', id], message: `no list ${list}` });
      }
    }
  });

/** What ordinary stays are billed, by clinical profile. */
export type BillItems = z.infer<typeof itemsSchema>;
export type BillProfile = z.infer<typeof profileSchema>;

/** Throws one error that lists every mistake. */
export function parseBillItems(input: unknown): BillItems {
  const parsed = itemsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`bill items: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
