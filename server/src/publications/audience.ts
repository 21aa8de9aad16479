/** 考核办 office · 本组 group (the units it is about) · 系统内 system · 公开 public (not built: needs two persons). */
export const audiences = ['office', 'group', 'system', 'public'] as const;
