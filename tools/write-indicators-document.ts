import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withIndicators } from './indicators-document.ts';

/** `npm run docs:indicators`: writes the table of `docs/indicators.md` anew. */
const path = join(import.meta.dirname, '../docs/indicators.md');
writeFileSync(path, withIndicators(readFileSync(path, 'utf8')));
