import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('registry', {
  names_published: {
    status: 409,
    zh: {
      what: '英文名称未保存。',
      why: '本城市只收录已公开的数据，其英文名称随数据文件提供，是本系统的译名。',
      todo: '如需演练，请使用模拟城市。',
    },
    en: {
      what: 'The English name was not kept.',
      why: 'This city holds published facts only; its English names are our translations and come with the data files.',
      todo: 'Use the simulated city to try it out.',
    },
  },
});
