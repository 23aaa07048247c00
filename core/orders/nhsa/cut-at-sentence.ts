import { cutText } from '../cut-text.ts';

/** A text of at most so many UTF-16 units: its whole sentences as far as they go, the first cut where even it is too long. */
export function cutAtSentence(text: string, most: number): string {
  if (text.length <= most) return text;
  const [sentences] = /^.*[。！？]/su.exec(text.slice(0, most)) ?? [];
  return sentences ?? cutText(text, most);
}
