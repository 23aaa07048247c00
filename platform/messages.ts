import * as z from 'zod';
import { wordsSchema } from '../core/claims/words.ts';
import { isPeriod } from '../core/indicators/period.ts';

export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const chunkMessageSchema = z.strictObject({
  batch: z.string().min(1),
  chunk: z.int().min(1),
  /** An earlier message of the chunk was lost or killed its runs. */
  careful: z.literal(true).optional(),
});
const blockMessageSchema = z.strictObject({ batch: z.string().min(1), block: z.int().min(1) });
const closeMessageSchema = z.strictObject({ batch: z.string().min(1) });
const summariseMessageSchema = z.strictObject({
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('hospital'), hospital: z.string().min(1) }),
    z.strictObject({ kind: z.literal('region'), region: z.string().min(1) }),
  ]),
  /** A month, or a year. */
  period: z.union([monthSchema, z.string().regex(/^\d{4}$/)]),
  /** Number of the request; left out where the sheets are to be made in any case. */
  asked: z.int().min(1).optional(),
});
const reportMessageSchema = z.union([
  z.strictObject({ period: z.string().refine(isPeriod), hospital: z.string().min(1) }),
  z.strictObject({ period: z.string().refine(isPeriod), region: z.string().min(1) }),
]);
const alertSchema = z.strictObject({
  alert_id: z.string().min(1),
  hospital: z.string().min(1),
  setl_id: z.string().min(1),
  department: z.string().nullable(),
  doctor: z.string().nullable(),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder']),
  rules: z.array(z.string()).min(1),
  amount_fen: z.int(),
  occurred_at: z.string().min(1),
});
const digestSchema = z.strictObject({
  sink: z.enum(['live', 'webhook', 'email']),
  hospital: z.string().min(1),
  recipient: z.string().min(1),
  /** When the window of time began, ISO 8601 in UTC. */
  window: z.string().min(1),
});
const lampsMessageSchema = z.strictObject({ hospital: z.string().min(1), month: monthSchema });
const lampAlertSchema = z.strictObject({
  kind: z.literal('lamp'),
  alert_id: z.string().min(1),
  hospital: z.string().min(1),
  /** `null` where it is the whole hospital's. */
  department: z.string().nullable(),
  indicator: z.string().min(1),
  name: wordsSchema,
  month: monthSchema,
  /** First month of the red spell. */
  red_since: monthSchema,
  /** Value, limits, and how sure it is. */
  text: wordsSchema,
  /** What the change came from: groups, doctors, parts of the bill. */
  causes: z.array(wordsSchema),
  /** What to look at. */
  questions: z.array(wordsSchema),
});
const dryRunMessageSchema = z.strictObject({
  region: z.string().min(1),
  document: z.string().min(1),
  at: z.iso.datetime(),
  by: z.string().min(1),
  month: monthSchema.nullable(),
  batch: z.string().min(1).nullable(),
});
const schemeDryRunMessageSchema = z.strictObject({
  region: z.string().min(1),
  scheme: z.string().min(1),
  package: z.string().min(1),
  at: z.iso.datetime(),
  by: z.string().min(1),
  month: monthSchema,
});
const noticeSchema = z.union([
  alertSchema,
  z.strictObject({ lamp: lampAlertSchema }),
  z.strictObject({ digest: digestSchema }),
]);

/** One chunk of a batch is to be enrolled, or audited. */
export type ChunkMessage = z.infer<typeof chunkMessageSchema>;
/** All chunks of a block of a batch are to be asked for, one by one. */
export type BlockMessage = z.infer<typeof blockMessageSchema>;
/** All chunks of a batch are done. */
export type CloseMessage = z.infer<typeof closeMessageSchema>;
/** The sheets of a hospital, or a region, are to be made anew. */
export type SummariseMessage = z.infer<typeof summariseMessageSchema>;
/** The report of a hospital with its departments, or of a region, is to be made. */
export type ReportMessage = z.infer<typeof reportMessageSchema>;
/** A region's document of rules is to be tried on the kept lists of a month of discharges, or of a batch. */
export type DryRunMessage = z.infer<typeof dryRunMessageSchema>;
/** An uploaded scheme is to be tried on the kept lists of a month of discharges. */
export type SchemeDryRunMessage = z.infer<typeof schemeDryRunMessageSchema>;
/** A case that needs a person's eyes. No name, no identity number, no diagnosis. */
export type Alert = z.infer<typeof alertSchema>;
/** The lamps of a hospital's month are to be lit. */
export type LampsMessage = z.infer<typeof lampsMessageSchema>;
/** An indicator of a department, or a whole hospital, turned red. No case and no patient is in it. */
export type LampAlert = z.infer<typeof lampAlertSchema>;
/** Somebody was sent as many alerts as he may be in a window of time: he is to be told how many more there are. */
export type Digest = z.infer<typeof digestSchema>;
/** What notify is told. */
export type Notice = z.infer<typeof noticeSchema>;

export const parseChunkMessage = (body: string): ChunkMessage | BlockMessage =>
  z.union([chunkMessageSchema, blockMessageSchema]).parse(JSON.parse(body));
/** Split and close ask themselves to go on with a batch. */
export const parseSplitMessage = (body: string): CloseMessage => closeMessageSchema.parse(JSON.parse(body));
export const parseCloseMessage = (body: string): CloseMessage => closeMessageSchema.parse(JSON.parse(body));
export const parseSummariseMessage = (body: string): SummariseMessage =>
  summariseMessageSchema.parse(JSON.parse(body));
export const parseLampsMessage = (body: string): LampsMessage => lampsMessageSchema.parse(JSON.parse(body));
export const parseDryRunMessage = (body: string): DryRunMessage | SchemeDryRunMessage =>
  z.union([dryRunMessageSchema, schemeDryRunMessageSchema]).parse(JSON.parse(body));
export const parseReportMessage = (body: string): ReportMessage =>
  reportMessageSchema.parse(JSON.parse(body));
export const parseAlert = (body: string): Alert => alertSchema.parse(JSON.parse(body));
export const parseNotice = (body: string): Notice => noticeSchema.parse(JSON.parse(body));
