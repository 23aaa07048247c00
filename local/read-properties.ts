import * as z from 'zod';
import type { Located, Resolver } from './resolve-intrinsics.ts';

/**
 * Resolves and checks the properties of a resource that the schema names, and no others.
 * Throws with type and logical id when an expression cannot be evaluated or a value is not as expected.
 */
export function readProperties<Shape extends z.ZodRawShape>(
  resolver: Resolver,
  { stack, logicalId, resource }: Located,
  schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
  const wanted = Object.fromEntries(
    Object.entries(resource.Properties).filter(([property]) => property in schema.shape),
  );
  try {
    return schema.parse(resolver.resolve(stack, wanted));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${resource.Type} ${logicalId} (stack ${stack.name}): ${reason}`, { cause: error });
  }
}
