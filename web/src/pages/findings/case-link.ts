import type { LinkOptions } from '@tanstack/react-router';

/** To the page of a case, which is another area's: its search is checked when it is opened. */
export function caseLink(hospital: string, setlId: string): LinkOptions {
  return { to: '/cases/$setlId', params: { setlId }, search: { hospital } } as unknown as LinkOptions;
}
