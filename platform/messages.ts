import * as z from 'zod';

const chunkMessageSchema = z.strictObject({ batch: z.string().min(1), chunk: z.int().min(1) });
const closeMessageSchema = z.strictObject({ batch: z.string().min(1) });
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
const noticeSchema = z.union([alertSchema, z.strictObject({ digest: digestSchema })]);

/** One chunk of a batch is to be enrolled, or audited. */
export type ChunkMessage = z.infer<typeof chunkMessageSchema>;
/** All chunks of a batch are done. */
export type CloseMessage = z.infer<typeof closeMessageSchema>;
/** A case that needs a person's eyes. No name, no identity number, no diagnosis. */
export type Alert = z.infer<typeof alertSchema>;
/** Somebody was sent as many alerts as he may be in a window of time: he is to be told how many more there are. */
export type Digest = z.infer<typeof digestSchema>;
/** What notify is told. */
export type Notice = z.infer<typeof noticeSchema>;

export const parseChunkMessage = (body: string): ChunkMessage => chunkMessageSchema.parse(JSON.parse(body));
export const parseCloseMessage = (body: string): CloseMessage => closeMessageSchema.parse(JSON.parse(body));
export const parseAlert = (body: string): Alert => alertSchema.parse(JSON.parse(body));
export const parseNotice = (body: string): Notice => noticeSchema.parse(JSON.parse(body));
