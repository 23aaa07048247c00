import type { Assembly } from './read-assembly.ts';
import type { Resolver } from './resolve-intrinsics.ts';

/** Stack outputs by stack name and output key, as `aws cloudformation describe-stacks` would list them. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Resolves every stack's outputs. */
export function resolveOutputs(assembly: Assembly, resolver: Resolver): Outputs {
  return Object.fromEntries(
    assembly.stacks.map((stack) => [
      stack.name,
      Object.fromEntries(
        Object.entries(stack.template.Outputs).map(([key, { Value }]) => [
          key,
          String(resolver.resolve(stack, Value)),
        ]),
      ),
    ]),
  );
}
