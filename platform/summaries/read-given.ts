import type { GivenMeasure } from '../../core/indicators/unit-figures.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';

/** Imported measures by the indicator that they answer. */
export type Given = ReadonlyMap<string, GivenMeasure>;

/** Where imported measures are read: months summed, by department, and `all` for the hospital. */
export interface GivenSource {
  readonly read: (hospital: string, months: readonly string[]) => Promise<ReadonlyMap<string, Given>>;
}

export type Registers = Pick<Knowledge, 'hospitals' | 'regions'>;

/** What was imported of the units of a view, by key. Nobody imports anything of a doctor or a group. */
export async function readGiven(
  source: GivenSource,
  registers: Registers,
  { scope, view, within }: { readonly scope: Scope; readonly view: UnitView; readonly within: Within },
  months: readonly string[],
): Promise<ReadonlyMap<string, Given>> {
  const { department, doctor, group } = within;
  if (view === 'doctor' || view === 'group' || doctor !== undefined || group !== undefined) return new Map();
  if (scope.kind === 'region') return readRegion(source, registers, { region: scope.region, view }, months);
  const byUnit = await source.read(scope.hospital, months);
  if (view === 'department') return byUnit;
  const given = byUnit.get(department ?? 'all');
  return new Map(given && [['all', given]]);
}

async function readRegion(
  source: GivenSource,
  registers: Registers,
  { region, view }: { readonly region: string; readonly view: UnitView },
  months: readonly string[],
): Promise<ReadonlyMap<string, Given>> {
  const codes = [...registers.hospitals.keys()].filter((code) => regionOf(code, registers).code === region);
  const read = await Promise.all(
    codes.map(async (code) => [code, (await source.read(code, months)).get('all') ?? new Map()] as const),
  );
  return view === 'hospital' ? new Map(read) : new Map([['all', sumGiven(read.map(([, given]) => given))]]);
}

function sumGiven(all: readonly Given[]): Given {
  const sums = new Map<string, GivenMeasure>();
  for (const [indicator, { above, below }] of all.flatMap((given) => [...given])) {
    const known = sums.get(indicator) ?? { above: 0, below: 0 };
    sums.set(indicator, { above: known.above + above, below: known.below + below });
  }
  return sums;
}
