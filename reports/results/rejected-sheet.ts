import type { Sheet } from 'write-excel-file/node';
import { headRow, numberCell, textCell } from '../workbook/cells.ts';
import { sheetOf } from '../workbook/sheet-of.ts';
import type { ShownRejection } from './batch-results.ts';

/** Faults that are shown of one record. */
const mostFaults = 5;

const heads = [
  { zh: '文件', en: 'File' },
  { zh: '行', en: 'Line' },
  { zh: '结算清单流水号', en: 'Settlement' },
  { zh: '字段', en: 'Field' },
  { zh: '原因代码', en: 'Code' },
  { zh: '原因', en: 'Reason in Chinese' },
  { zh: '原因（英文）', en: 'Reason in English' },
];

/** A reason a row. What was sent is left out: it may tell who the patient is. */
export function rejectedSheet(rejected: readonly ShownRejection[]): Sheet<Buffer> {
  const rows = rejected.flatMap(({ file, line, setl_id, errors }) =>
    errors
      .slice(0, mostFaults)
      .map(({ field, code, message, file: itsFile = file, line: itsLine = line }) => [
        textCell(itsFile),
        numberCell(itsLine, 'count'),
        setl_id === null ? null : textCell(setl_id),
        field === null ? null : textCell(field),
        textCell(code),
        textCell(message.zh, { wrap: true }),
        textCell(message.en, { wrap: true }),
      ]),
  );
  return sheetOf({ zh: '拒收', en: 'Rejected' }, [headRow(heads), ...rows], [30, 9, 22, 24, 22, 44, 44]);
}
