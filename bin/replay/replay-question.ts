import { hospitalsOf, type Knowledge } from '../../core/knowledge.ts';
import type { Result } from '../../core/result.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { regionNamed } from '../named-knowledge.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Which cases are audited again: by month of discharge, and of whom. */
export interface ReplayScope {
  /** `yyyy-MM`, both included; `null` for any. */
  readonly from: string | null;
  readonly to: string | null;
  readonly hospitals: readonly string[] | null;
}

/** Under which knowledge; what is not named is as it was when the case was audited. */
export interface ReplayChanges {
  readonly scheme?: string | undefined;
  readonly tariff?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly terms?: string | undefined;
  /** A region's document of rules. */
  readonly rules?: RegionRules | undefined;
}

/** By what somebody says whose cases he means. */
interface MeantBy {
  readonly hospital?: string | undefined;
  readonly region?: string | undefined;
  readonly rules?: RegionRules | undefined;
}

/**
 * Whose cases are meant. A document of rules is of one region, so it says so if nobody else does.
 * @throws where hospital, region or document contradict each other, or the register does not have them
 */
export function hospitalsMeant(
  { hospital, region, rules }: MeantBy,
  knowledge: Knowledge,
): readonly string[] | null {
  if (region !== undefined) regionNamed(knowledge.regions, region);
  if (rules && region !== undefined && rules.region !== region)
    throw new WrongUsage(
      `--rules: 规则文件属于地区 ${rules.region}，不属于 ${region}。 The document of rules is of region ${rules.region}, not of ${region}.`,
    );
  const area = region ?? rules?.region;
  const ofArea = area === undefined ? null : hospitalsOf(area, knowledge);
  if (hospital === undefined) return ofArea;
  if (ofArea && !ofArea.includes(hospital))
    throw new WrongUsage(
      `--hospital: ${hospital} 不属于地区 ${area}。 ${hospital} is not of region ${area}.`,
    );
  return [hospital];
}

/** Whether a recorded case is among those meant. */
export function isMeant(
  { hospital, discharged_on }: Pick<Result, 'hospital' | 'discharged_on'>,
  scope: ReplayScope,
): boolean {
  const { hospitals } = scope;
  return isOfPeriod(discharged_on, scope) && (hospitals === null || hospitals.includes(hospital));
}

/** @param dischargedOn may tell the time as well */
export function isOfPeriod(dischargedOn: string, { from, to }: Pick<ReplayScope, 'from' | 'to'>): boolean {
  const month = dischargedOn.slice(0, 7);
  return (from === null || month >= from) && (to === null || month <= to);
}
