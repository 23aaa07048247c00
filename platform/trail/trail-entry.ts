import * as z from 'zod';

/** What is kept of calls, by kind: `trail` of `platform/access/access.json` says of which routes. */
export const trailActs = [
  'case-read',
  'cases-listed',
  'alert-read',
  'export',
  'decision',
  'knowledge-decision',
  'upload',
  'operation',
] as const;

export type TrailAct = (typeof trailActs)[number];

const id = z.string().min(1);

/** What a call was about: our own ids and codes of institutions, never words that somebody wrote. */
const subjectSchema = z.strictObject({
  hospital: id.optional(),
  region: id.optional(),
  /** `<hospital>#<settlement id>` */
  cases: z.array(id).optional(),
  findings: z.array(id).optional(),
  /** Of many at once, those that were refused. */
  refused: z.array(id).optional(),
  /** What was decided about a finding, or done by the command line. */
  action: id.optional(),
  alert: id.optional(),
  batch: id.optional(),
  /** Of many at once, those whose messages were sent again or given up. */
  batches: z.array(id).optional(),
  /** Time, nonce and size of a file that is put by a browser: its folder, without its name. */
  upload: id.optional(),
  /** Hash of a region's document of rules. */
  document: id.optional(),
  scheme: id.optional(),
  /** Of the rule library: what was muted, or is shown again. */
  rule: id.optional(),
  /** Where alerts are posted: our id of it, never the address. */
  webhook: id.optional(),
  /** The copy of the stack that was made, restored or opened: when it was made. */
  copy: z.iso.datetime().optional(),
  /** Number of messages or items. */
  count: z.int().nonnegative().optional(),
});

export const trailEntrySchema = z.strictObject({
  /** The same however often the entry comes; parts of one call share it. */
  id,
  /** From 1, where a call had more cases than an entry holds. */
  part: z.int().min(1).optional(),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  act: z.enum(trailActs),
  by: z.strictObject({
    /** Of the token; of the command line, what the person calls himself. */
    sub: id,
    name: id.optional(),
    /** `operator`: whoever has rights in the account. */
    role: z.enum(['clinician', 'manager', 'auditor', 'office', 'operator']),
    hospital: id.optional(),
    region: id.optional(),
    department: id.optional(),
    doctor: id.optional(),
  }),
  /** `METHOD /path/{part}`, or the command. */
  route: id,
  /** How it was answered; 0 of the command line. */
  status: z.int(),
  of: subjectSchema,
});

/** Who saw or decided what, when, with what outcome. */
export type TrailEntry = Readonly<z.infer<typeof trailEntrySchema>>;

export type TrailSubject = Readonly<z.infer<typeof subjectSchema>>;
