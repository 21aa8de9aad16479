import type { ReactNode } from 'react';
import { Frame } from '../TenantFrame.tsx';
import { type Visitor, VisitorContext } from '../visitor.ts';
import { GalleryCharts } from './GalleryCharts.tsx';
import { GalleryForm } from './GalleryForm.tsx';
import { GalleryTable } from './GalleryTable.tsx';
import { GalleryWords } from './GalleryWords.tsx';

/** Nobody real: the gallery shows the pieces without a server. */
const visitor: Visitor = {
  tenant: {
    id: '_gallery',
    name: { zh: '模拟市', en: 'Simulated City' },
    kind: 'simulated',
    notice: { zh: '', en: '' },
    today: '2026-07-05',
  },
  person: { id: 'gallery', name: { zh: '考核办（演示）', en: 'Performance office (demo)' } },
  grants: [{ role: 'office', unit: null }],
  abilities: {},
};

/** Every shared piece on one page, to be looked at; built only with VITE_GALLERY=1. */
export function GalleryPage() {
  return (
    <VisitorContext value={visitor}>
      <Frame visitor={visitor}>
        <GalleryTable />
        <Part title="状态与数字">
          <GalleryWords />
        </Part>
        <Part title="图">
          <GalleryCharts />
        </Part>
        <Part title="表单">
          <GalleryForm />
        </Part>
      </Frame>
    </VisitorContext>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginTop: 40 }}>
      <h2 style={{ marginBottom: 12 }}>{title}</h2>
      {children}
    </section>
  );
}
