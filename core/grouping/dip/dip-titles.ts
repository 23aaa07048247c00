import type { Words } from '../../claims/words.ts';
import type { GroupTitle } from '../find-title.ts';
import type { ComprehensiveGroup, DipCatalogue, DipGroup } from './catalogue.ts';
import { impliedGroup } from './implied-group.ts';
import type { Treatment } from './treatment.ts';

/** What people call the classes of treatment. */
export const treatmentWords: Readonly<Record<Treatment, Words>> = {
  conservative: { zh: '内科诊疗组', en: 'conservative treatment' },
  diagnostic: { zh: '诊断性操作组', en: 'diagnostic operation' },
  therapeutic: { zh: '治疗性操作组', en: 'therapeutic operation' },
  'related-operation': { zh: '相关手术组', en: 'related operation' },
};

/** Looks groups and their titles up by code. */
export interface DipTitles {
  readonly groupOf: (code: string) => DipGroup | ComprehensiveGroup | null;
  /** `en` is the Chinese title where nobody has translated it. */
  readonly title: (code: string) => GroupTitle | null;
}

export function dipTitles({ groups, comprehensive }: DipCatalogue): DipTitles {
  const byCode = new Map<string, DipGroup | ComprehensiveGroup>(
    [...comprehensive, ...groups].map((group) => [group.code, group]),
  );
  return {
    groupOf: (code) => byCode.get(code) ?? null,
    title: (code) => {
      const title = byCode.get(code)?.title;
      return title ? { zh: title.zh, en: title.en ?? title.zh } : impliedTitle(code);
    },
  };
}

/** Of a group that no catalogue lists; `null` for any other text. */
export function impliedTitle(code: string): GroupTitle | null {
  const means = impliedGroup(code);
  if (means === null) return null;
  const { zh, en } = treatmentWords[means.treatment];
  return { zh: `${means.of}（${zh}）`, en: `${means.of}, ${en}` };
}
