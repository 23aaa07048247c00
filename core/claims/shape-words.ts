import type * as z from 'zod';
import { en, zhCN } from 'zod/locales';
import type { Words } from './words.ts';

const chinese = zhCN().localeError;
const english = en().localeError;

/** What a schema objects to, in both languages. An issue of our own brings its words among its `params`. */
export function shapeWords(issue: z.core.$ZodIssue): Words {
  const words = issue.code === 'custom' ? issue.params?.['words'] : undefined;
  if (words) return words as Words;
  const options = 'options' in issue ? (issue.options as readonly string[]).join('、') : null;
  if (options) return { zh: `期望以下之一：${options}`, en: `expected one of ${options}` };
  return { zh: said(chinese(issue as never)), en: said(english(issue as never)) };
}

function said(text: ReturnType<typeof chinese>): string {
  return (typeof text === 'string' ? text : text?.message) ?? '';
}
