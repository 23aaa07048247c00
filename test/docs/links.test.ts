import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownFiles } from '../support/markdown-files.ts';

const pages = markdownFiles();
const anchors = new Map(pages.map((page) => [page, anchorsOf(page)]));

describe('pages', () => {
  it.each(pages)('%s leads to files and headings that are there', (page) => {
    const text = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)].filter(([, target = '']) => !isThere(page, target));
    expect(broken.map(([, target]) => target)).toEqual([]);
  });
});

function isThere(page: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : relative('.', join(dirname(page), path));
  if (!existsSync(file)) return false;
  return anchor === undefined || statSync(file).isDirectory() || (anchors.get(file)?.has(anchor) ?? true);
}

/** As GitHub names headings: signs but hyphens go, blanks become hyphens, the second of a name has a number. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const found = new Set<string>();
  for (const [, heading = ''] of text.matchAll(/^#+ +(.+?) *$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
    let name = slug;
    for (let next = 1; found.has(name); next++) name = `${slug}-${next}`;
    found.add(name);
  }
  for (const [, id = ''] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) found.add(id);
  return found;
}
