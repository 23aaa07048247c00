import type { GivenMeasure } from '../../core/indicators/unit-figures.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import { hospitalsOf, type Knowledge } from '../../core/knowledge.ts';

/** Imported measures by the indicator that they answer. */
export type Given = ReadonlyMap<string, GivenMeasure>;

/** Imported measures by department, and by `all` for the hospital. */
type GivenOfHospital = ReadonlyMap<string, Given>;

/** Where imported measures are read: by month, from one to another, both included. */
export interface GivenSource {
  readonly readMonths: (
    hospital: string,
    from: string,
    until: string,
  ) => Promise<ReadonlyMap<string, GivenOfHospital>>;
}

export type Registers = Pick<Knowledge, 'hospitals' | 'regions'>;

/**
 * What was imported of the units of a view, by key, in each of some spans of months. Nobody imports anything of a doctor
 * or a group.
 */
export async function readGiven(
  source: GivenSource,
  registers: Registers,
  { scope, view, within }: { readonly scope: Scope; readonly view: UnitView; readonly within: Within },
  spans: readonly (readonly string[])[],
): Promise<readonly ReadonlyMap<string, Given>[]> {
  const { department, doctor, group } = within;
  if (view === 'doctor' || view === 'group' || doctor !== undefined || group !== undefined)
    return spans.map(() => new Map());
  const hospitals = scope.kind === 'hospital' ? [scope.hospital] : hospitalsOf(scope.region, registers);
  const ofHospitals = await Promise.all(
    hospitals.map(async (code) => [code, await readSpans(source, code, spans)] as const),
  );
  return spans.map((_, at) => {
    const read = ofHospitals.map(([code, ofSpans]) => [code, ofSpans[at] ?? new Map()] as const);
    const wholes = new Map(read.map(([code, given]) => [code, given.get('all') ?? new Map()]));
    if (scope.kind === 'region') return view === 'hospital' ? wholes : sumAll([...wholes.values()]);
    const [[, own]] = read as [(typeof read)[number]];
    if (view === 'department') return own;
    const given = own.get(department ?? 'all');
    return new Map(given && [['all', given]]);
  });
}

/** By one query, however many spans there are. */
async function readSpans(
  source: GivenSource,
  hospital: string,
  spans: readonly (readonly string[])[],
): Promise<readonly GivenOfHospital[]> {
  const months = spans.flat().sort();
  const [from, until] = [months[0], months.at(-1)];
  if (from === undefined || until === undefined) return [];
  const found = await source.readMonths(hospital, from, until);
  return spans.map((span) => sumMonths(span.flatMap((month) => found.get(month) ?? [])));
}

function sumMonths(months: readonly GivenOfHospital[]): GivenOfHospital {
  const parts = Map.groupBy(
    months.flatMap((month) => [...month]),
    ([department]) => department,
  );
  return new Map([...parts].map(([department, of]) => [department, sumGiven(of.map(([, given]) => given))]));
}

const sumAll = (all: readonly Given[]) => new Map([['all', sumGiven(all)]]);

function sumGiven(all: readonly Given[]): Given {
  const sums = new Map<string, GivenMeasure>();
  for (const [indicator, { above, below }] of all.flatMap((given) => [...given])) {
    const known = sums.get(indicator) ?? { above: 0, below: 0 };
    sums.set(indicator, { above: known.above + above, below: known.below + below });
  }
  return sums;
}
