/** How many of its kind's base a unit holds: micrograms, millilitres, international units. */
const units: Readonly<Record<string, readonly [kind: 'mass' | 'volume' | 'activity', size: number]>> = {
  ...{ μg: ['mass', 1], ug: ['mass', 1], mcg: ['mass', 1], 微克: ['mass', 1] },
  ...{ mg: ['mass', 1e3], 毫克: ['mass', 1e3], g: ['mass', 1e6], 克: ['mass', 1e6] },
  ...{ ml: ['volume', 1], 毫升: ['volume', 1], l: ['volume', 1e3], 升: ['volume', 1e3] },
  ...{ u: ['activity', 1], iu: ['activity', 1], 单位: ['activity', 1], 国际单位: ['activity', 1] },
  ...{ 万u: ['activity', 1e4], 万iu: ['activity', 1e4], 万单位: ['activity', 1e4], mu: ['activity', 1e6] },
};

/** A dose in another unit: 500 mg are 0.5 g, and tablets are tablets. `null` where the units do not compare. */
export function convertDose(dose: number, from: string, to: string): number | null {
  const [one, other] = [normalise(from), normalise(to)];
  if (one === other) return dose;
  const [a, b] = [units[one], units[other]];
  return a && b && a[0] === b[0] ? (dose * a[1]) / b[1] : null;
}

function normalise(unit: string): string {
  return unit.normalize('NFKC').trim().toLowerCase();
}
