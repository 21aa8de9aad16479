/**
 * `app/` composes: what is shown or gathered from several rooms lives here. It alone imports every door and is
 * imported by none (but `main.ts`, which mounts it).
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export const composed: Room = { name: 'app', stage: { zh: '综合', en: 'Together' }, routes };
