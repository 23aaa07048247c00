import { cutText } from '../cut-text.ts';

const sentences = new Intl.Segmenter('zh', { granularity: 'sentence' });

/** A text of at most so many UTF-16 units: its whole sentences as far as they go, the first cut where even it is too long. */
export function cutAtSentence(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of sentences.segment(text)) {
    if (index + segment.trimEnd().length > most) break;
    end = index + segment.length;
  }
  return end === 0 ? cutText(text, most) : text.slice(0, end).trimEnd();
}
