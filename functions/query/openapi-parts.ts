import * as z from 'zod';

export const problemSchema = schemaOf(
  z.object({
    type: z.string(),
    title: z.string(),
    titles: z.object({ zh: z.string(), en: z.string() }),
    status: z.int(),
    code: z.string(),
    errors: z
      .array(
        z.object({
          at: z.string().meta({ description: '参数或字段 which part of the query or body' }),
          value: z.string().optional().meta({ description: '所送的值 as it was sent' }),
          message: z.string(),
          messages: z.object({ zh: z.string(), en: z.string() }),
        }),
      )
      .optional(),
  }),
);

/** Answers that refuse, by their status. */
export function refusals(...statuses: readonly string[]) {
  const refusal = { $ref: '#/components/responses/Problem' };
  const byStatus = Object.fromEntries(statuses.map((status) => [status, refusal]));
  return { 401: { description: '网关未收到有效令牌 The gateway was given no valid token' }, ...byStatus };
}

export function answer(schema: z.ZodType) {
  return { description: '成功 Done', content: json(schema) };
}

export function json(schema: z.ZodType) {
  return { 'application/json': { schema: schemaOf(schema) } };
}

function schemaOf(schema: z.ZodType) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** What a query may say, by the schema that reads it. */
export function queryParameters(schema: z.ZodObject) {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: 'query',
    required: !field.safeParse(undefined).success,
    schema: schemaOf(field),
  }));
}

export function pathParameters(...names: readonly string[]) {
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}
