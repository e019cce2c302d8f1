import { z } from 'zod';

/** What a field of the template is filled with; all of it but the time is wording that no merchant's or agent's words get into. */
export const NOTICE_SOURCES = ['title', 'text', 'status', 'time'] as const;
export type NoticeSource = (typeof NOTICE_SOURCES)[number];

export interface NoticeField {
  /** As the template names it: `thing1`. */
  readonly name: string;
  readonly source: NoticeSource;
}

/** How merchants are told that something waits for them once nothing more may be sent. */
export interface NoticeSettings {
  /** `template`: to every follower. `subscribe`: once to each merchant who agreed to it. */
  readonly kind: 'template' | 'subscribe';
  readonly templateId: string;
  readonly fields: readonly NoticeField[];
}

const fieldSchema = z.tuple([z.string().regex(/^[a-z_]{1,30}\d{0,3}$/), z.enum(NOTICE_SOURCES)]);

/** `thing1=title,time3=time` -> two fields; undefined where a part is none or a name stands twice. */
export function parseNoticeFields(text: string): readonly NoticeField[] | undefined {
  const parsed = z.array(fieldSchema).safeParse(text.split(',').map(part => part.trim().split('=')));
  if (!parsed.success) return undefined;
  const names = new Set(parsed.data.map(([name]) => name));
  return names.size === parsed.data.length ? parsed.data.map(([name, source]) => ({ name, source })) : undefined;
}

interface NoticeEnvironment {
  readonly WECHAT_NOTICE_TEMPLATE_ID?: string | undefined;
  readonly WECHAT_SUBSCRIBE_TEMPLATE_ID?: string | undefined;
  readonly WECHAT_NOTICE_FIELDS?: string | undefined;
}

/** The operator's choice of one of the two kinds, or of none; faults name the setting and an example. */
export function readNoticeSettings(set: NoticeEnvironment): { notice?: NoticeSettings; faults: readonly string[] } {
  const { WECHAT_NOTICE_TEMPLATE_ID: template, WECHAT_SUBSCRIBE_TEMPLATE_ID: subscription } = set;
  const templateId = template ?? subscription;
  if (templateId === undefined) return { faults: [] };
  const fields = parseNoticeFields(set.WECHAT_NOTICE_FIELDS ?? '');
  const faults = [
    ...(template !== undefined && subscription !== undefined
      ? ['WECHAT_SUBSCRIBE_TEMPLATE_ID: cannot be used beside WECHAT_NOTICE_TEMPLATE_ID; set one of them']
      : []),
    ...(fields
      ? []
      : [
          `WECHAT_NOTICE_FIELDS: names the template's fields and what goes into each (${NOTICE_SOURCES.join(', ')}), like thing1=title,thing2=text,time3=time`,
        ]),
  ];
  if (faults.length > 0 || !fields) return { faults };
  return { notice: { kind: template === undefined ? 'subscribe' : 'template', templateId, fields }, faults };
}
