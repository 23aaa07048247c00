import { importIssueWords } from '../../core/grouping/import/import-issue-words.ts';
import { importScheme } from '../../core/grouping/import/import-scheme.ts';
import type { Acceptance } from '../../core/grouping/scheme.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadCodeTable } from '../../platform/knowledge/load-code-table.ts';
import { loadScheme } from '../../platform/knowledge/load-scheme.ts';
import { packScheme } from '../../platform/knowledge/scheme-pack.ts';
import { uploadScheme } from '../../platform/knowledge/scheme-package.ts';
import { openStack } from '../endpoints.ts';
import { checkSchemes } from '../named-knowledge.ts';
import { acceptedBy } from '../new-scheme-header.ts';
import { say } from '../say.ts';

/** `sentinel scheme upload`: puts an installed scheme where a running stack finds it; nothing groups by it yet. */
export async function uploadInstalledScheme(
  id: string,
  options: { endpoints: string; acceptUnreachable?: boolean; acceptUnknownCodes?: boolean },
): Promise<void> {
  const folder = knowledgeFolder();
  checkScheme(folder, id, acceptedBy(options));
  const { knowledge } = openStack(options.endpoints);
  packScheme(folder, id);
  const { package: hash } = await uploadScheme(knowledge, folder, id);
  say(
    `已上传 uploaded: ${id} (${hash.slice(0, 12)})\n试算 next: npm run -s sentinel -- scheme dry-run ${id} --region <code>\n`,
  );
}

/** As the import checks it: files may have been edited since. Throws with every mistake. */
function checkScheme(folder: string, id: string, accepted: readonly Acceptance[]): void {
  checkSchemes([id], folder);
  const scheme = loadScheme(folder, id);
  const { header, mapping } = scheme;
  const codes = {
    dx: loadCodeTable(folder, header.dxEdition),
    proc: loadCodeTable(folder, header.procEdition),
  };
  const { mistakes } = importScheme(
    { draft: scheme, issues: [], places: new Map(), gaps: new Set() },
    {
      header: { ...header, accepted: [...(header.accepted ?? []), ...accepted] },
      mapping,
      replaced: scheme,
      titlesFrom: null,
      codes,
    },
  );
  if (mistakes.length === 0) return;
  const words = mistakes.map(importIssueWords).map(({ zh, en }) => `${zh} ${en}`);
  throw new Error(`${mistakes.length} mistakes 错误, nothing is uploaded 未上传\n${words.join('\n')}`);
}
