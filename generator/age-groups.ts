/** An age as far as limits by age ask for it. */
export interface Age {
  readonly ageYears: number;
  /** On admission. */
  readonly ageDays: number;
}

interface AgeGroup {
  readonly holds: (age: Age) => boolean;
  /** Somebody of the group. */
  readonly example: Age;
}

const yearDays = 365;

/** The groups of ages that the published tables name, read as the declared rules read them. */
const groups: Readonly<Record<string, AgeGroup>> = {
  newborn: { holds: ({ ageDays }) => ageDays < 29, example: { ageYears: 0, ageDays: 5 } },
  infant: { holds: ({ ageYears }) => ageYears < 3, example: { ageYears: 1, ageDays: 1.5 * yearDays } },
  child: { holds: ({ ageYears }) => ageYears < 18, example: { ageYears: 8, ageDays: 8.5 * yearDays } },
  'working-age': {
    holds: ({ ageYears }) => ageYears >= 16 && ageYears < 64,
    example: { ageYears: 40, ageDays: 40.5 * yearDays },
  },
};

/** Throws on a group that no published table names. */
export function ageGroup(name: string): AgeGroup {
  const group = groups[name];
  if (!group) throw new Error(`no group of ages ${name}`);
  return group;
}
