import type { Receipt } from '../../../../functions/close/receipt.ts';
import { Panel } from '../../parts/page.tsx';
import { useTexts } from '../../texts/language.ts';

/** What was wrong or notable about a file as a whole, in the reader's language with the other below. */
export function Remarks({
  title,
  remarks,
}: {
  readonly title: string;
  readonly remarks: Receipt['problems'];
}) {
  const { language } = useTexts();
  const [first, second] = language === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  return (
    <Panel title={title}>
      <ul className="remarks">
        {remarks.map(({ code, part, message }) => (
          <li key={`${code} ${part ?? ''}`}>
            <span lang={first}>{message[first]}</span>
            <small lang={second}>{message[second]}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
