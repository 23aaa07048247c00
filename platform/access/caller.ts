import * as z from 'zod';

const some = z.string().min(1);
const every = { sub: some, name: some.optional(), hospital: some };

const callerSchema = z.discriminatedUnion('role', [
  z.object({ ...every, role: z.literal('clinician'), doctor: some, department: some.optional() }),
  z.object({ ...every, role: z.literal('manager'), department: some.optional() }),
  /** An office of a pooling area looks at all its hospitals. */
  z.object({
    ...every,
    role: z.literal('office'),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  z.object({ ...every, role: z.literal('auditor') }),
]);

const hospitalSchema = z.object({ hospital: some });

/** Who calls, by the claims of a token that the gateway has verified: hospital and role come from nowhere else. */
export type Caller = Readonly<z.infer<typeof callerSchema>>;

/** What is not in the standard; Cognito puts a prefix before it. */
const ownClaims = ['role', 'hospital', 'region', 'department', 'doctor'];
const prefix = 'custom:';

/** `null` where the claims do not say who calls. */
export function callerOf(claims: unknown): Caller | null {
  const parsed = callerSchema.safeParse(withoutPrefix(claims));
  return parsed.success ? parsed.data : null;
}

/** The hospital that a token speaks for, whoever calls; `null` where it names none. */
export function hospitalOfClaims(claims: unknown): string | null {
  const parsed = hospitalSchema.safeParse(withoutPrefix(claims));
  return parsed.success ? parsed.data.hospital : null;
}

function withoutPrefix(claims: unknown): unknown {
  if (typeof claims !== 'object' || claims === null) return claims;
  const told = new Map(Object.entries(claims));
  const prefixed = ownClaims.filter((name) => !told.has(name) && told.has(prefix + name));
  return { ...claims, ...Object.fromEntries(prefixed.map((name) => [name, told.get(prefix + name)])) };
}
