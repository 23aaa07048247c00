import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportIssue, SchemeReading } from '../core/grouping/import/import-issue.ts';
import { readSchemeFacts } from '../core/grouping/import/read-scheme-facts.ts';
import { readSchemeWorkbook } from '../core/grouping/workbook/read-scheme-workbook.ts';
import { loadRuleVocabulary } from '../platform/knowledge/load-rule-vocabulary.ts';
import { readWorkbook } from '../platform/knowledge/read-workbook.ts';

/** Reads a folder of facts or the national workbook; what cannot be read is an issue like any other. */
export async function readSchemeSource(path: string, knowledgeDir: string): Promise<SchemeReading> {
  if (statSync(path).isDirectory()) return readFolder(path);
  return readSchemeWorkbook(await readWorkbook(path), loadRuleVocabulary(knowledgeDir));
}

function readFolder(dir: string): SchemeReading {
  const unreadable: ImportIssue[] = [];
  const files: Record<string, unknown> = {};
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.json'))) {
    try {
      files[file] = JSON.parse(readFileSync(join(dir, file), 'utf8'));
    } catch (cause) {
      const { message: reason } = cause as Error;
      unreadable.push({ code: 'file-unreadable', place: { file, path: '' }, reason });
    }
  }
  const { issues, ...reading } = readSchemeFacts(files);
  const broken = new Set(unreadable.map(({ place }) => place && 'file' in place && place.file));
  const others = issues.filter((issue) => issue.code !== 'file-missing' || !broken.has(issue.file));
  return { ...reading, issues: [...unreadable, ...others] };
}
