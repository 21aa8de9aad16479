import 'i18next';
import type { chinese } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: typeof chinese;
    returnNull: false;
  }
}
