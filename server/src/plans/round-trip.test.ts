import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRegister } from '../../testing/drawn-register.ts';
import { readWorkbook } from '../platform/read-workbook.ts';
import { workbook } from '../platform/workbook.ts';
import { compareRegister } from './compare-register.ts';
import { registerSheets } from './download-register.ts';
import { readRegisterFile } from './read-register-file.ts';
import { registerRows } from './register-rows.ts';
import type { RegisterState } from './register-state.ts';

async function again(state: RegisterState) {
  const { bytes } = await workbook('r.xlsx', registerSheets(state));
  return compareRegister(readRegisterFile(await readWorkbook(bytes)), state);
}

describe('a register that is exported and imported again', () => {
  it('changes nothing, whatever its texts', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(drawnRegister, async (state) => {
        const { sheets, faults, creates, work, rows } = await again(state);
        expect(rows.filter(({ state }) => state !== 'unchanged')).toEqual([]);
        expect([faults, creates]).toEqual([[], []]);
        expect(Object.values(work).flat()).toEqual([]);
        expect(sheets.map(({ unchanged }) => unchanged)).toEqual([
          state.matters.length,
          state.duties.length,
          state.targets.length,
          state.tasks.length,
          state.tasks.reduce((sum, one) => sum + one.milestones.length, 0),
          state.documents.length,
          state.campaigns.length,
          registerRows(state).names.length,
        ]);
      }),
      { numRuns: 40 },
    );
  });
});
