import * as z from 'zod';

/** One edition's codes in terms of another. A code in neither part cannot be translated. */
export const codeMappingSchema = z.strictObject({
  source: z.string().min(1),
  same: z.array(z.string().min(1)).readonly(),
  changed: z.record(z.string(), z.string().min(1)),
});

export type CodeMapping = Readonly<z.infer<typeof codeMappingSchema>>;

/** Looks up one code; `undefined` when the mapping does not know it. */
export type TranslateCode = (code: string) => string | undefined;

/** Builds the lookup on first use, for most containers never see a case that asks for it. */
export function codeTranslator(mapping: CodeMapping): TranslateCode {
  let targets: Map<string, string> | undefined;
  return (code) => {
    targets ??= new Map([
      ...mapping.same.map((same) => [same, same] as const),
      ...Object.entries(mapping.changed),
    ]);
    return targets.get(code);
  };
}
