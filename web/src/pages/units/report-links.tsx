import { useTexts } from '../../texts/language.ts';
import './units.css';

const forms = ['zh-CN.html', 'en.html', 'xlsx'] as const;

/** The files of a report. They come from the store of reports itself, in a page of their own. */
export function ReportLinks({ links }: { readonly links: Readonly<Record<string, string>> }) {
  const { t } = useTexts('units');
  return (
    <span className="report-links">
      {forms.map((form) => {
        const href = links[form];
        return (
          href !== undefined && (
            <a key={form} href={href} target="_blank" rel="noreferrer">
              {t(`units:form.${form.replace('.', '-')}`)}
            </a>
          )
        );
      })}
    </span>
  );
}
