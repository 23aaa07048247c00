import { countOf, type Tally } from '../indicators/tally.ts';
import type { DataQuality, UploadCounts } from './report.ts';

/** What of a unit's cases could not be read, grouped, priced or judged. */
export function dataQuality(tally: Tally, uploads: UploadCounts | null): DataQuality {
  const count = (name: string) => countOf(tally, name);
  return {
    uploads,
    stays: count('cases'),
    outpatientBills: count('outpatientBills'),
    ungrouped: count('cases') - count('grouped'),
    unpriced: { cases: count('costed') - count('balanced'), costFen: count('unpricedFen') },
    verdicts: {
      pass: count('verdicts/pass'),
      fail: count('verdicts/fail'),
      noData: count('verdicts/no_data'),
    },
  };
}
