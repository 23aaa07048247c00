import * as z from 'zod';

export const mutingQuerySchema = z.strictObject({
  hospital: z.string().min(1).max(20).optional().meta({ description: '默认为本机构 else the caller’s' }),
});

const end = { by: z.string(), why: z.string(), decided_at: z.string() };

export const mutingListSchema = z.strictObject({
  hospital: z.string(),
  mutings: z.array(
    z.strictObject({
      rule: z.string(),
      department: z.string().nullable().meta({ description: 'null 为全院 the whole hospital' }),
      from: z.string(),
      to: z.string(),
      despite_severity: z.boolean(),
      ...end,
      ended: z.strictObject({ on: z.string(), ...end }).nullable(),
      is_in_force: z.boolean(),
    }),
  ),
});

export type MutingList = z.infer<typeof mutingListSchema>;
