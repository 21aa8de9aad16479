import type { createMatter } from '@meritloop/server/contract/plans';
import type { z } from 'zod';
import type { MatterShown } from './MatterFormPage.tsx';

/** What the form holds of a matter: an owner is `unit:…`, `ownerGroup:…`, `group:…` or `words`. */
export interface MatterValues {
  number: string;
  title: string;
  text: string;
  /** Id of a document, `none`, or `new` with its title below. */
  document: string;
  documentTitle?: string | undefined;
  publisher?: string | undefined;
  publishedOn?: string | undefined;
  section: string;
  leader: string;
  objectives: string[];
  tags: string[];
  campaignIds: string[];
  duties: { role: 'lead' | 'co'; owner: string; printed: string; basis?: string | undefined }[];
}

export function valuesOf(matter: MatterShown | undefined): MatterValues {
  return {
    number: matter?.number ?? '',
    title: matter?.title ?? '',
    text: matter?.text ?? '',
    document: matter?.document?.id ?? 'none',
    section: matter?.section ?? '',
    leader: matter?.leader ?? '',
    objectives: matter?.objectives ?? [],
    tags: matter?.tags ?? [],
    campaignIds: matter?.campaigns.map(({ id }) => id) ?? [],
    duties: matter?.duties.map((duty) => ({
      role: duty.role,
      owner: ownerOf(duty),
      printed: duty.printed ?? '',
      basis: duty.basis,
    })) ?? [{ role: 'lead', owner: '', printed: '' }],
  };
}

function ownerOf({ unit, ownerGroup, group }: MatterShown['duties'][number]): string {
  if (unit !== null) return `unit:${unit.id}`;
  if (ownerGroup !== null) return `ownerGroup:${ownerGroup.id}`;
  return group === null ? 'words' : `group:${group.id}`;
}

export function bodyOf(values: MatterValues): z.input<typeof createMatter.body> {
  return {
    number: values.number,
    title: values.title,
    text: values.text.trim() === '' ? null : values.text,
    document: documentOf(values),
    section: values.section ?? '',
    leader: values.leader ?? '',
    objectives: values.objectives ?? [],
    tags: values.tags ?? [],
    campaignIds: values.campaignIds ?? [],
    duties: (values.duties ?? []).map((duty) => {
      const [kind, id = null] = (duty.owner ?? 'words').split(':');
      return {
        unitId: kind === 'unit' ? id : null,
        ownerGroupId: kind === 'ownerGroup' ? id : null,
        groupId: kind === 'group' ? id : null,
        printed: (duty.printed ?? '').trim() === '' ? null : duty.printed,
        role: duty.role,
        basis: duty.basis ?? '',
      };
    }),
  };
}

function documentOf(values: MatterValues): z.input<typeof createMatter.body>['document'] {
  if (values.document === 'none') return null;
  if (values.document !== 'new') return { id: values.document };
  const publishedOn = (values.publishedOn ?? '').trim();
  return {
    title: values.documentTitle ?? '',
    publisher: values.publisher ?? '',
    publishedOn: publishedOn === '' ? null : publishedOn,
  };
}
