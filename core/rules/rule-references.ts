import type { Catalogue } from '../claims/catalogue.ts';

/** What any check may look up beyond its own table: the same for all rules and cases. */
export interface RuleReferences {
  /** The region's services, drugs and consumables. */
  readonly catalogue: Catalogue;
}
