import * as z from 'zod';

/** Of `AWS::S3::Bucket`: from which pages a browser may do what. */
export const corsRulesSchema = z.array(
  z.object({
    AllowedOrigins: z.array(z.string()),
    AllowedMethods: z.array(z.string()),
    AllowedHeaders: z.array(z.string()).default([]),
    ExposedHeaders: z.array(z.string()).default([]),
    MaxAge: z.number().optional(),
  }),
);

export type BucketCorsRules = Readonly<z.infer<typeof corsRulesSchema>>;

/** What a browser wants to do, or asks whether it may. */
export interface CrossOriginRequest {
  readonly origin: string;
  readonly method: string;
  /** Headers beside the simple ones, in any case. */
  readonly headers: readonly string[];
}

/**
 * What a browser is told by the first rule that lets it, or undefined where none does.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function crossOriginAnswer(
  rules: BucketCorsRules,
  { origin, method, headers }: CrossOriginRequest,
): Readonly<Record<string, string>> | undefined {
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      AllowedMethods.includes(method) &&
      AllowedOrigins.some((allowed) => matches(allowed, origin)) &&
      headers.every((header) =>
        AllowedHeaders.some((allowed) => matches(allowed.toLowerCase(), header.toLowerCase())),
      ),
  );
  if (!rule) return undefined;
  return {
    'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...(headers.length > 0 && { 'access-control-allow-headers': headers.join(', ').toLowerCase() }),
    ...(rule.ExposedHeaders.length > 0 && {
      'access-control-expose-headers': rule.ExposedHeaders.join(', '),
    }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
  };
}

/** One `*` stands for any signs. */
function matches(allowed: string, value: string): boolean {
  const [start = '', end] = allowed.split('*');
  if (end === undefined) return allowed === value;
  return value.length >= start.length + end.length && value.startsWith(start) && value.endsWith(end);
}
