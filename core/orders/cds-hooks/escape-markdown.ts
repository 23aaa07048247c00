/**
 * A text of unknown origin as one line of GitHub Flavored Markdown that shows just this text: no markup, no HTML, no
 * link, wherever on a line it stands. Addresses are spaced out, as some renderers link them even when escaped.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/:\/\//g, ': //')
    .replace(/\bwww\./gi, 'www .')
    .replaceAll('@', '＠')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
