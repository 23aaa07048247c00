import { type ReactNode, useEffect } from 'react';
import { fileNameOf } from './file-name.ts';
import { useFocusOnArrival } from './lost-focus.ts';
import './page.css';

export interface PageProps {
  readonly title: string;
  /** A sentence of what it is for. */
  readonly lead?: string;
  /** What can be done with the page as a whole. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: one heading, what can be done, and then what it is about. */
export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    // Browsers name the file of what is printed by it.
    document.title = `${fileNameOf(title)} · DRG Sentinel`;
  }, [title]);
  const heading = useFocusOnArrival(title);
  return (
    <>
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

/** A part of a page under a heading of its own. */
export function Panel({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** A figure that is looked at first. */
export function Figure({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** Some {@link Figure}s side by side. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <dl className="figures">{children}</dl>;
}
