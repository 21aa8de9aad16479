import { expect } from 'vitest';
import type { CityImport } from '../src/app/import-city.ts';
import * as contract from '../src/plans/contract.ts';
import { readWorkbook } from '../src/platform/read-workbook.ts';
import { smallCity } from './city.ts';
import { smallPublishedCity } from './published-city.ts';
import { RegisterBook } from './register-book.ts';
import type { Story } from './story.ts';

/** The small city with one task and its milestone; a published one beside it. */
export function citiesWithTask(): CityImport[] {
  const task = {
    code: 'k1',
    matter: 'm1',
    title: '建成二期',
    unit: 'county-a',
    due: '2026-12-31',
    milestones: [{ name: '开工', due: '2026-03-31' }],
  };
  return [{ ...smallCity(), tasks: [task] }, smallPublishedCity()];
}

/** The office's way with the register's workbook, through HTTP: export, upload for a preview, apply. */
export function registerDesk(story: () => Story) {
  return {
    async exported(post = 'office', tenant?: string): Promise<RegisterBook> {
      const actor = await story().as(post);
      const file = await actor.call(
        contract.downloadRegister,
        tenant === undefined ? {} : { params: { tenant } },
      );
      expect(file.status).toBe(200);
      return new RegisterBook(await readWorkbook(file.bytes));
    },
    async upload(bytes: Buffer, post: string | null = 'office', params: Record<string, string> = {}) {
      const body = { fileName: '登记簿.xlsx', content: bytes.toString('base64') };
      return (await story().as(post)).call(contract.previewImport, { body, params });
    },
    async apply(id: string, body: object, post = 'office', params: Record<string, string> = {}) {
      return (await story().as(post)).call(contract.applyImport, {
        params: { import: id, ...params },
        body: { createGroups: [], removeDuties: [], ...body } as never,
      });
    },
  };
}
