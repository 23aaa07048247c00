import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Departments } from '../../core/claims/departments.ts';
import type { PaidBy } from '../../core/claims/paid-by.ts';
import type { TableColumns } from '../../core/claims/plain-table.ts';
import type { Words } from '../../core/claims/words.ts';
import type { ForecastKnowledge } from '../../core/forecast/run-view.ts';
import { parseWorkCalendar, type WorkCalendar } from '../../core/forecast/work-calendar.ts';
import { impliedTitle } from '../../core/grouping/dip/dip-titles.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { parseGroupKey } from '../../core/indicators/sheet.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import type { FatigueThresholds } from '../../core/orders/fatigue/fatigue-thresholds.ts';
import type { Presentation } from '../../core/orders/presentation.ts';
import type { Hospital } from '../../core/payment/hospital-registry.ts';
import { isCatalogue, type Region, regionBook } from '../../core/payment/region-book.ts';
import type { RuleCategory } from '../../core/rules/finding.ts';
import type { SteeringPlan } from '../../core/steering/steering-plan.ts';

type NamesByCode = Readonly<Record<string, Words>>;

/** What the HTTP API is to know of the installed knowledge, checked when it was packed. */
export interface QueryPack {
  readonly hospitals: readonly Hospital[];
  readonly regions: { readonly all: readonly Region[]; readonly standIn: string };
  readonly indicators: readonly ManagementIndicator[];
  readonly steering: SteeringPlan;
  /** The calendar as it is stored: it is read when the first outlook is asked for. */
  readonly forecast: { readonly parameters: ForecastKnowledge['parameters']; readonly calendar: unknown };
  readonly warnings: WarningKnowledge;
  readonly departments: NamesByCode;
  /** Of the table `capacity`. */
  readonly capacityColumns: TableColumns;
  readonly rules: NamesByCode;
  readonly ruleCategories: Readonly<Record<string, RuleCategory>>;
  /** By scheme or DIP catalogue. */
  readonly groups: Readonly<Record<string, NamesByCode>>;
}

/** What is to be known of warnings while orders are written, to tell what became of them. */
export interface WarningKnowledge {
  readonly reasons: Presentation['overrideReasons']['reasons'];
  readonly thresholds: FatigueThresholds;
  /** What a region may set of a rule, by its id; rules without any are left out. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/** What units are called; `null` where nobody has told. */
export interface Names {
  readonly hospital: (code: string) => Words | null;
  readonly region: (code: string) => Words | null;
  readonly department: (code: string) => Words | null;
  /** @param key `groupKey` */
  readonly group: (key: string) => Words | null;
  /** @param key `groupKey` */
  readonly groupKind: (key: string) => PaidBy;
  readonly rule: (id: string) => Words | null;
}

export interface QueryKnowledge extends Pick<Knowledge, 'hospitals' | 'regions'> {
  /** Past and future versions included. */
  readonly indicators: readonly ManagementIndicator[];
  readonly steering: SteeringPlan;
  readonly forecast: () => ForecastKnowledge;
  readonly warnings: WarningKnowledge;
  /** What tables of capacity are read by. */
  readonly capacity: { readonly columns: TableColumns; readonly departments: Departments };
  readonly names: Names;
  /** `null` of a rule that a region has written itself. */
  readonly ruleCategory: (rule: string) => RuleCategory | null;
}

/** Name of the file beside the bundle of the function. */
const queryPackName = 'query-knowledge.json';

/** Reads the pack beside the bundle, or that which `SENTINEL_QUERY_KNOWLEDGE` names. */
export function loadQueryKnowledge(): QueryKnowledge {
  const file = process.env['SENTINEL_QUERY_KNOWLEDGE'] || join(import.meta.dirname, queryPackName);
  return openQueryPack(JSON.parse(readFileSync(file, 'utf8')) as QueryPack);
}

export function openQueryPack(pack: QueryPack): QueryKnowledge {
  const hospitals = new Map(pack.hospitals.map((hospital) => [hospital.code, hospital]));
  let calendar: WorkCalendar | undefined;
  const schemes = new Map(Object.entries(pack.groups));
  const regions = regionBook(pack.regions.all, pack.regions.standIn);
  return {
    hospitals,
    regions,
    indicators: pack.indicators,
    steering: pack.steering,
    forecast: () => {
      calendar ??= parseWorkCalendar(pack.forecast.calendar);
      return { parameters: pack.forecast.parameters, calendar };
    },
    warnings: pack.warnings,
    capacity: { columns: pack.capacityColumns, departments: new Map(Object.entries(pack.departments)) },
    ruleCategory: (rule) =>
      Object.hasOwn(pack.ruleCategories, rule) ? (pack.ruleCategories[rule] ?? null) : null,
    names: {
      hospital: (code) => hospitals.get(code)?.name ?? null,
      region: (code) => regions.byCode.get(code)?.name ?? null,
      department: (code) => nameIn(pack.departments, code),
      rule: (id) => nameIn(pack.rules, id),
      groupKind: (key) => (isCatalogue(parseGroupKey(key).scheme, regions) ? 'dip' : 'drg'),
      group: (key) => {
        const { scheme, group } = parseGroupKey(key);
        const listed = nameIn(schemes.get(scheme) ?? {}, group);
        return listed ?? (isCatalogue(scheme, regions) ? impliedTitle(group) : null);
      },
    },
  };
}

const nameIn = (names: NamesByCode, code: string) =>
  Object.hasOwn(names, code) ? (names[code] ?? null) : null;
