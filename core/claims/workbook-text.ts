/** A cell of a workbook holds 32,767 characters. */
const mostCharacters = 32_000;

/** A text as a cell of a workbook: XML has no room for control characters, nor for half a character. */
export function toWorkbookText(text: string): string {
  return text
    .slice(0, mostCharacters)
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
}
