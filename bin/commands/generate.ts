import type { BillLength } from '../../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { writeBatch } from '../../generator/write-batch.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { makeOutputFolder } from '../named-files.ts';
import { showProgress } from '../progress.ts';
import { tell } from '../say.ts';

export interface GenerateCommandOptions {
  readonly cases: number;
  readonly seed: number;
  readonly output: string;
  readonly violations: number;
  readonly malformed: number;
  readonly deviantDoctors?: number;
  readonly lines?: BillLength;
  readonly hospital?: string;
  readonly quiet?: boolean;
}

/** `sentinel generate`: synthetic claims with what was planted in them, the same for the same seed. */
export async function generate(options: GenerateCommandOptions): Promise<void> {
  makeOutputFolder(options.output, ['claims.ndjson', 'truth.ndjson']);
  const progress = showProgress('generated', options.quiet);
  const written = await writeBatch({
    cases: options.cases,
    seed: String(options.seed),
    violations: options.violations,
    malformed: options.malformed,
    ...(options.lines && { lines: options.lines }),
    ...(options.deviantDoctors && { deviantDoctors: options.deviantDoctors }),
    ...(options.hospital && { hospital: options.hospital }),
    directory: options.output,
    knowledge: loadGeneratorKnowledge(knowledgeFolder()),
    onStay: () => progress.add(1),
  });
  progress.stop();
  if (options.quiet) return;
  tell(
    `${written.claimsFile}: ${written.cases} stays 住院, ${written.malformed} malformed rows 错误行\n` +
      `${written.truthFile}: ${written.violations} violations 违规, ${written.nearMisses} near misses 近似\n`,
  );
}
