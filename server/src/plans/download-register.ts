import type { Query } from '../platform/call.ts';
import { type WorkbookSheet, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { formatCell } from './register-cells.ts';
import { type SheetName, sheets } from './register-fields.ts';
import { instructions } from './register-instructions.ts';
import { type HeldRow, registerRows } from './register-rows.ts';
import { type RegisterState, readRegister } from './register-state.ts';
import { carried } from './typed-text.ts';

/** The whole register as a workbook: what is exported and imported again changes nothing. */
export async function downloadRegister(query: Query<typeof contract.downloadRegister>) {
  const { tenant, today } = query;
  const state = await readRegister(query.reader, tenant.id, today);
  return workbook(`${tenant.name.zh}-事项登记簿-${today}.xlsx`, [
    instructions(tenant, today),
    ...registerSheets(state, query.query.empty === 'yes'),
  ]);
}

/** The sheets of data: Chinese headers in the first row, every cell text, so that decimals stay as printed. */
export function registerSheets(state: RegisterState, empty = false): WorkbookSheet[] {
  const rows: Partial<Record<SheetName, HeldRow[]>> = empty ? {} : registerRows(state);
  return (Object.keys(sheets) as SheetName[]).map((name) => {
    const { label, fields } = sheets[name];
    return {
      name: label.zh,
      notes: [],
      columns: fields.map((field) => ({ title: field.label.zh, width: field.width })),
      rows: (rows[name] ?? []).map(({ values }) =>
        fields.map((field) => carried(formatCell(field, values[field.key] ?? ''))),
      ),
    };
  });
}
