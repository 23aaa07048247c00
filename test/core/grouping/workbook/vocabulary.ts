import { loadRuleVocabulary } from '../../../../platform/knowledge/load-rule-vocabulary.ts';

/** The installed vocabulary of the national workbook. */
export const vocabulary = loadRuleVocabulary('knowledge');
