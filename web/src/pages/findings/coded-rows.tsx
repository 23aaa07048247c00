import { useTexts } from '../../texts/language.ts';
import type { Marks } from './marked-lines.ts';

/** Diagnoses or procedures, with what findings say of them. */
export function CodedRows({
  title,
  rows,
  marks,
}: {
  readonly title: string;
  readonly rows: readonly { readonly code: string; readonly name: string | null }[];
  readonly marks: Marks['diagnosis'];
}) {
  const { say } = useTexts('findings');
  if (rows.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ol className="coded-rows">
        {rows.map(({ code, name }, at) => {
          const evidence = marks.get(code) ?? [];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a code may stand twice, and places do not move
            <li key={`${at} ${code}`} className={evidence.length > 0 ? 'marked-line' : undefined}>
              <code>{code}</code> {name}
              {evidence.map(({ text }, number) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice, and places do not move
                <p key={number}>
                  <span aria-hidden="true">◆</span> {say(text)}
                </p>
              ))}
            </li>
          );
        })}
      </ol>
    </>
  );
}
