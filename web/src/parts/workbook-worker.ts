import { generateXlsxFileSync } from 'write-excel-file/without-workers';
import { type WorkbookPart, workbookMaker } from './workbook-maker.ts';

const take = workbookMaker(generateXlsxFileSync, (answer) => postMessage(answer));

addEventListener('message', ({ data }: MessageEvent<WorkbookPart>) => take(data));
