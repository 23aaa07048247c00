import { type RuleVocabulary, ruleVocabularySchema } from '../../core/grouping/workbook/rule-vocabulary.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** How the national workbook calls things. */
export function loadRuleVocabulary(knowledgeDir: string): RuleVocabulary {
  return readKnowledge(
    (input) => ruleVocabularySchema.parse(input),
    knowledgeDir,
    'dictionaries',
    'national-workbook.json',
  );
}
