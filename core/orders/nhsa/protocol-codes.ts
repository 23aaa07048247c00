import * as z from 'zod';
import type { PrescriberTitle } from '../../claims/settlement-list.ts';
import type { Dictionary } from '../../claims/wire/dictionaries.ts';
import { wordsSchema } from '../../claims/words.ts';
import type { RuleCategory, Severity } from '../../rules/finding.ts';
import type { WarningState } from '../warning.ts';

const codes = <T extends string>(means: z.ZodType<T>) =>
  z.record(z.string().min(1), z.strictObject({ means, zh: z.string().min(1), en: z.string().min(1) }));
const oneOf = <const T extends readonly string[]>(...means: T) => codes(z.enum(means));
const plain = codes(z.string().min(1));
const maternity = oneOf('pregnant', 'lactating', 'neither', 'untold');
const answers = ['overridden', 'changed'] as const satisfies WarningState[];
const titles = [
  'chief',
  'deputy-chief',
  'attending',
  'physician',
  'assistant',
] as const satisfies PrescriberTitle[];
const severities = ['violation', 'highly-suspicious', 'suspicious', 'reminder'] as const satisfies Severity[];
const categories = ['policy', 'management', 'medical', 'drg-dip'] as const satisfies RuleCategory[];

const codesSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  version: z.string().min(1),
  revised_on: z.iso.date(),
  /** Dictionaries whose codes mean different things in different texts of the interface. */
  readings: z.record(
    z.string().min(1),
    z.strictObject({
      note: z.string().min(1),
      /** The newest first: the first that is not after the message's `infver` is taken. */
      by_version: z.array(z.strictObject({ from: z.string().regex(/^V\d+\.\d+$/), dictionary: z.string() })),
      /** `fixmedins_code` to dictionary, for hospitals that said which text they follow: goes first. */
      by_hospital: z.record(z.string(), z.string()),
      otherwise: z.string(),
    }),
  ),
  dictionaries: z.strictObject({
    trig_scen: oneOf('current-orders', 'all-orders'),
    med_mdtrt_type: oneOf('inpatient', 'outpatient', 'pharmacy', 'other'),
    medins_lv: oneOf('1', '2', '3', 'untold'),
    matn_stas: maternity,
    matn_stas_older: maternity,
    matn_stas_undecided: maternity,
    drord_dr_profttl: oneOf(...titles, 'untold'),
    yes_no: oneOf('yes', 'no'),
    drord_bhvr: oneOf('take-home', 'other'),
    inout_dise_type: oneOf('admission', 'discharge'),
    warn_type: oneOf('before', 'during'),
    dspo_way: oneOf(...answers),
    hilist_type: plain,
    chrgitm_lv: plain,
    insutype: plain,
    out_setl_flag: plain,
    sinc_heal_lv: plain,
    anst_way: plain,
    used_frqu: plain,
    sev_deg: plain,
    vola_bhvr_type: plain,
    vola_amt_stas: oneOf('abnormal', 'normal'),
    vola_item_type: oneOf('violating', 'involved'),
  }),
  /** Which code an answer has for our words. */
  answer: z.strictObject({
    sev_deg: z.record(z.enum(severities), z.string()),
    vola_bhvr_type: z.record(z.enum(categories), z.string()),
  }),
});

export type ProtocolCodes = Readonly<
  Pick<z.infer<typeof codesSchema>, 'readings' | 'answer'> & {
    readonly dictionaries: Readonly<Record<string, Dictionary<string>>>;
  }
>;

/** Checks `knowledge/dictionaries/order-audit-codes.json`. Throws one error that lists every mistake. */
export function parseProtocolCodes(input: unknown): ProtocolCodes {
  const parsed = codesSchema.safeParse(input);
  if (!parsed.success) throw new Error(`order-audit codes: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
