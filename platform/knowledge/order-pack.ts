import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { CatalogueItem } from '../../core/claims/catalogue.ts';
import type { AuxiliaryCatalogues } from '../../core/dip/auxiliary/auxiliary-catalogues.ts';
import type { Comorbidity } from '../../core/dip/auxiliary/comorbidity.ts';
import type { DrugTable } from '../../core/drugs/drug-tables.ts';
import type { DipCatalogue, OperationKind } from '../../core/grouping/dip/catalogue.ts';
import type { OrderKnowledge } from '../../core/knowledge.ts';
import type { HookBook } from '../../core/orders/cds-hooks/hook-book.ts';
import type { HookReader } from '../../core/orders/cds-hooks/read-hook-question.ts';
import type { ProtocolTables } from '../../core/orders/nhsa/nhsa-protocol.ts';
import type { DipTerms } from '../../core/payment/dip/terms.ts';
import type { Hospital } from '../../core/payment/hospital-registry.ts';
import type { Region } from '../../core/payment/region-book.ts';
import type { TariffData } from '../../core/payment/tariff-schema.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import type { RuleDeclaration } from '../../core/rules/rule-declarations.ts';

/** Rules that speak while an order is written, and the places of their tables. */
export interface PackedBook {
  readonly declarations: readonly RuleDeclaration[];
  readonly tables: readonly number[];
  /** Codes by the names that the tables limit. */
  readonly codesByName: readonly (readonly [name: string, codes: readonly string[]])[];
}

/** All that a check of orders rests on but schemes and DIP catalogues, checked when it was packed. */
export interface OrderPack extends Pick<OrderKnowledge, 'presentation' | 'advice' | 'insuranceTypes'> {
  readonly hooks: HookBook;
  readonly hookReader: Omit<HookReader, 'catalogue'>;
  readonly protocol: ProtocolTables;
  readonly hospitals: readonly Hospital[];
  readonly regions: { readonly all: readonly Region[]; readonly standIn: string };
  readonly tariffs: readonly TariffData[];
  readonly catalogue: readonly CatalogueItem[];
  readonly drugs: readonly DrugTable[];
  readonly tables: readonly KnowledgeTable[];
  readonly national: PackedBook;
  /** By code, of those that have decided about their rules. */
  readonly ofRegions: Readonly<Record<string, PackedBook>>;
  /** Id, and the hash of the files that each was compiled from. */
  readonly schemes: Readonly<Record<string, string>>;
  /** Ids of the DIP catalogues. */
  readonly dip: readonly string[];
  readonly dipTerms: readonly DipTerms[];
  readonly auxiliary: readonly {
    readonly catalogues: AuxiliaryCatalogues;
    readonly comorbidity: Comorbidity;
  }[];
}

/** A DIP catalogue, checked when it was packed, and the kinds of operations that it goes by. */
export interface PackedCatalogue {
  readonly catalogue: DipCatalogue;
  readonly kinds: readonly (readonly [code: string, kind: OperationKind])[];
}

const packName = 'orders.json.br';
const catalogueName = (id: string) => `dip-${id}.json.br`;
const schemeName = (id: string) => `${id}.bin.br`;

export function writeOrderPack(folder: string, pack: OrderPack): void {
  writeFileSync(join(folder, packName), compress(Buffer.from(JSON.stringify(pack))));
}

export function readOrderPack(folder: string): OrderPack {
  return JSON.parse(decompress(join(folder, packName)).toString('utf8')) as OrderPack;
}

export function writePackedCatalogue(folder: string, packed: PackedCatalogue): void {
  const bytes = Buffer.from(JSON.stringify(packed));
  writeFileSync(join(folder, catalogueName(packed.catalogue.header.id)), compress(bytes));
}

export function readPackedCatalogue(folder: string, id: string): PackedCatalogue {
  return JSON.parse(decompress(join(folder, catalogueName(id))).toString('utf8')) as PackedCatalogue;
}

/** @param packed as `packScheme` makes it */
export function writePackedScheme(folder: string, id: string, packed: Uint8Array): void {
  writeFileSync(join(folder, schemeName(id)), compress(packed));
}

export function readPackedScheme(folder: string, id: string): Uint8Array {
  return decompress(join(folder, schemeName(id)));
}

/** In one piece: by default it comes in hundreds, to be put together. */
function decompress(path: string): Buffer {
  return brotliDecompressSync(readFileSync(path), { chunkSize: 4 * 1024 * 1024 });
}

/** The last two steps of quality take twenty times as long for a tenth. */
function compress(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
