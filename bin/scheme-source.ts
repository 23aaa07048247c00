import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemeReading } from '../core/grouping/import/import-issue.ts';
import { readSchemeFacts } from '../core/grouping/import/read-scheme-facts.ts';
import { readSchemeWorkbook } from '../core/grouping/workbook/read-scheme-workbook.ts';
import { loadRuleVocabulary } from '../platform/knowledge/load-rule-vocabulary.ts';
import { readWorkbook } from '../platform/knowledge/read-workbook.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Reads a folder of facts or the national workbook. Throws where the path leads to neither. */
export async function readSchemeSource(path: string, knowledgeDir: string): Promise<SchemeReading> {
  if (statSync(path).isDirectory()) return readSchemeFacts(readFiles(path));
  const workbook = await readWorkbook(path).catch((cause: Error) => {
    throw new WrongUsage(
      `${path} 不是 .xlsx 工作簿，也不是分组方案文件夹。 It is neither an .xlsx workbook nor a folder of facts.`,
      { cause },
    );
  });
  return readSchemeWorkbook(workbook, loadRuleVocabulary(knowledgeDir));
}

function readFiles(dir: string): Record<string, Uint8Array> {
  const names = readdirSync(dir).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dir, name))]));
}
