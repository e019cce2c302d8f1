import type { Wording } from '../../knowledge/knowledge';
import type { NoticeSource } from './notice-settings';

/** What the fields of a notice say; the knowledge check holds each to what the platform takes. */
export type NoticeWording = Readonly<Record<Exclude<NoticeSource, 'time'>, string>>;

/** The first way to say each: a notice has one form. */
export function readNoticeWording(wording: Wording): NoticeWording {
  const say = (name: keyof NoticeWording): string => [wording[`notice.${name}`] ?? ''].flat()[0] ?? '';
  return { title: say('title'), text: say('text'), status: say('status') };
}
