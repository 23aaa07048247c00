import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The pages of the project: those of its folder, and all under `docs`. */
export function markdownFiles(): readonly string[] {
  const isPage = (name: string) => name.endsWith('.md');
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter(isPage);
  return [...readdirSync('.').filter(isPage), ...inDocs.map((name) => join('docs', name))];
}
