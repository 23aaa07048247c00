import * as z from 'zod';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const departmentsSchema = z.strictObject({
  id: z.string(),
  title: words,
  source: z.string().min(1),
  departments: z.record(z.string(), words),
});

/** Names of the national department codes. */
export function loadDepartments(folder = knowledgeFolder()): ReadonlyMap<string, z.infer<typeof words>> {
  const { departments } = readKnowledge(
    (input) => departmentsSchema.parse(input),
    folder,
    'dictionaries',
    'departments.json',
  );
  return new Map(Object.entries(departments));
}
