import * as z from 'zod';

/**
 * What a person may do with a finding. `confirm` and `reject` are the office's answer, `appeal` the hospital's
 * objection to a confirmed one, `uphold` and `overturn` the answer to that; `settle` closes the matter, `reopen`
 * takes up what was closed or rejected by mistake.
 */
export const actions = [
  'take',
  'confirm',
  'reject',
  'appeal',
  'uphold',
  'overturn',
  'settle',
  'reopen',
] as const;

export type Action = (typeof actions)[number];

/** Who may act: the office that reviews, an auditor beside it, the hospital that is concerned. */
export const actingRoles = ['office', 'auditor', 'manager', 'clinician'] as const;

export type ActingRole = (typeof actingRoles)[number];

export const decisionSchema = z.strictObject({
  action: z.enum(actions),
  /** Who decided: a name or staff number, never a patient's. */
  by: z.string().min(1),
  /** Whose token it was: names are changed, and shared. Left out where no token told. */
  sub: z.string().min(1).optional(),
  role: z.enum(actingRoles),
  /** `yyyy-MM-ddTHH:mm:ss.sssZ`. */
  at: z.iso.datetime(),
  /** In the decider's own words. */
  why: z.string().trim().min(1),
  /** Where the papers lie: keys or numbers of documents, not the documents. */
  attachments: z.array(z.string().min(1)).max(50).default([]),
  /** What is to be paid back, in fen, where that is settled otherwise than the finding has it. */
  amountFen: z.int().nonnegative().optional(),
});

/** One entry in the life of a finding. It is never changed; a later one answers it. */
export type Decision = Readonly<z.infer<typeof decisionSchema>>;
