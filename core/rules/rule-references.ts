import type { Catalogue } from '../claims/catalogue.ts';
import type { CodingReview } from '../coding/coding-review.ts';
import type { DrugReference } from '../drugs/drug-reference.ts';

/** What any check may look up beyond its own table: the same for all rules and cases. */
export interface RuleReferences {
  /** The region's services, drugs and consumables. */
  readonly catalogue: Catalogue;
  /** The national drug catalogue, drug codes and names. */
  readonly drugs: DrugReference;
  /** What is known of diagnosis and procedure codes, and of each list by it. */
  readonly coding: CodingReview;
}
