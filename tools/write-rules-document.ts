import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from './rules-document.ts';

/** `npm run docs:rules`: writes `docs/rules.md`. */
writeFileSync(join(import.meta.dirname, '../docs/rules.md'), rulesDocument());
