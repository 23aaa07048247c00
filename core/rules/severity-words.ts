import type { Words } from '../claims/words.ts';
import type { Severity } from './finding.ts';

/** What the house calls its severities. */
export const severityWords: Readonly<Record<Severity, Words>> = {
  violation: { zh: '明确违规', en: 'Violation' },
  'highly-suspicious': { zh: '高度可疑', en: 'Highly suspicious' },
  suspicious: { zh: '可疑', en: 'Suspicious' },
  reminder: { zh: '提醒', en: 'Reminder' },
};
