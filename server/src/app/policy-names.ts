import type { Policy } from '../platform/policy.ts';
import { businessRoles } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';

/** The list of names; the act itself is the registry's, by the same sentence. */
export const namesPolicy = {
  readNames: {
    says: {
      zh: '本市各业务岗位都可查看名称及其英文',
      en: 'Every business post of the city may read its names and their English',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  keepNames: {
    says: { zh: '名称的英文由考核办维护', en: 'The office keeps the English names' },
    roles: ['office'],
    over: 'tenant',
    unless: (tenant) =>
      tenant.kind === 'published'
        ? {
            zh: '本城市只收录已公开的数据，英文名称随数据文件提供',
            en: 'This city holds published facts only; its English names come with the data files',
          }
        : undefined,
  },
} satisfies Policy<Tenant>;
