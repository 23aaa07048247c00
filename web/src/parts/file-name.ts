/** A name that a file may have wherever it is kept: signs that no system takes, or that stand for something, are left out. */
export function fileNameOf(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{C}\s]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return [...clean].slice(0, mostSigns).join('').trim() || '-';
}

const mostSigns = 100;
