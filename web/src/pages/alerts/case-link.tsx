import { Link } from '@tanstack/react-router';

/** Leads to the page of a case. */
export function CaseLink({ hospital, setlId }: { readonly hospital: string; readonly setlId: string }) {
  return (
    <Link to="/cases/$setlId" params={{ setlId }} search={{ hospital }}>
      {setlId}
    </Link>
  );
}
