import * as z from 'zod';
import listed from './demo-users.json' with { type: 'json' };

const usersSchema = z.array(
  z.strictObject({
    name: z.string(),
    role: z.enum(['office', 'clinician', 'manager', 'auditor']),
    hospital: z.string(),
    region: z.string().optional(),
    department: z.string().optional(),
    doctor: z.string().optional(),
  }),
);

/** Someone who may use the local stack. What is said of him stands in his tokens. */
export type DemoUser = z.infer<typeof usersSchema>[number];

export const demoUsers: readonly DemoUser[] = usersSchema.parse(listed);
