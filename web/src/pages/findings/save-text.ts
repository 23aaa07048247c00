import { fileNameOf } from '../../parts/file-name.ts';

/** Hands the browser a file to keep. */
export function saveText(text: string, fileName: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.href = url;
  link.download = fileNameOf(fileName);
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
