import type { RuleKnowledge } from '../../core/rules/region/check-region-rules.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import type { RuleWords } from '../../core/rules/rule-words.ts';
import { loadRuleKnowledge } from '../../platform/knowledge/check-region-text.ts';
import { describeScheme, type SchemeDescription } from '../../platform/knowledge/describe-scheme.ts';
import { describeTariff, type TariffDescription } from '../../platform/knowledge/describe-tariff.ts';
import { loadRuleWords } from '../../platform/knowledge/load-dictionaries.ts';
import { loadHospitals, loadRegions, loadTariffs } from '../../platform/knowledge/load-knowledge.ts';
import { loadRegionRules } from '../../platform/knowledge/load-rules.ts';
import { listSchemes } from '../../platform/knowledge/load-scheme.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';

/** What is installed beside the bundle; each part is read when it is first asked for. */
export interface InstalledKnowledge {
  readonly registers: Registers;
  readonly schemes: () => readonly SchemeDescription[];
  readonly tariffs: () => readonly TariffDescription[];
  readonly rules: () => RuleKnowledge;
  readonly words: () => RuleWords;
  readonly regionRules: () => readonly RegionRules[];
}

export function installedKnowledge(folder: string): InstalledKnowledge {
  return {
    registers: { hospitals: loadHospitals(folder), regions: loadRegions(folder) },
    schemes: once(() => listSchemes(folder).map(({ id }) => describeScheme(folder, id))),
    tariffs: once(() => loadTariffs(folder).map(describeTariff)),
    rules: once(() => loadRuleKnowledge(folder)),
    words: once(() => loadRuleWords(folder)),
    regionRules: once(() => loadRegionRules(folder)),
  };
}

function once<T>(load: () => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => {
    loaded ??= { value: load() };
    return loaded.value;
  };
}
