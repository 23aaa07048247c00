import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// biome-ignore lint/suspicious/noExplicitAny: a template is untyped, and a wrong path fails the rehearsal.
type Template = any;

/**
 * Copies a synthesized assembly and changes the template of one stack in it, as an edit of `config/stages.ts` would:
 * under the name of its new content, by which CDK knows that it has to be sent.
 */
export function changeAssembly(
  from: string,
  to: string,
  stack: string,
  change: (template: Template) => void,
): void {
  cpSync(from, to, { recursive: true });
  const file = join(to, `${stack}.template.json`);
  const before = readFileSync(file);
  const template = JSON.parse(before.toString('utf8'));
  change(template);
  const after = JSON.stringify(template, null, 1);
  writeFileSync(file, after);
  const known = nameIn(to, stack);
  const name = createHash('sha256').update(after).digest('hex');
  for (const list of ['manifest.json', `${stack}.assets.json`]) {
    const path = join(to, list);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(known, name));
  }
}

function nameIn(folder: string, stack: string): string {
  const { files } = JSON.parse(readFileSync(join(folder, `${stack}.assets.json`), 'utf8'));
  const [name] = Object.entries<{ source: { path: string } }>(files).find(
    ([, { source }]) => source.path === `${stack}.template.json`,
  ) ?? [undefined];
  if (name === undefined) throw new Error(`${stack}.assets.json does not name the template`);
  return name;
}
