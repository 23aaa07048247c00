/** Whether a number that stands for the code of an operation has lost none of its characters: two and four of them. */
export function isWholeAsNumber(text: string): boolean {
  return /^[1-9]\d\.\d{3}[1-9]$/.test(text);
}
