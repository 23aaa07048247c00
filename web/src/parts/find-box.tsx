import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/language.ts';

/** What is looked for in the texts of a table. While somebody types, what stands there is his. */
export function FindBox({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const { t } = useTexts();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = text;
  }, [text]);
  return (
    <label className="not-printed">
      {t('table.find')}
      <input ref={box} type="search" defaultValue={text} onChange={({ target }) => onText(target.value)} />
    </label>
  );
}
