import { z } from 'zod';
import { RequestError } from '../../errors';
import type { XmlElements } from '../tencent/read-xml';
import { noticeFailureOf, type NoticeFailure } from './notice-failure';

/** What a push tells of notices: who may be sent one, and what became of it. */
export type NoticeEvent =
  | { readonly kind: 'joined' }
  | { readonly kind: 'left' }
  | {
      readonly kind: 'consents';
      readonly answers: readonly { readonly templateId: string; readonly status: 'accept' | 'reject' }[];
    }
  | { readonly kind: 'results'; readonly results: readonly NoticeResult[] };

export interface NoticeResult {
  /** As `toVendorId` gives it. */
  readonly vendorId: string;
  /** Absent where it was delivered. */
  readonly error?: NoticeFailure;
}

/**
 * One name for a message in the API's answer, where it is a JSON number, and in the event, where it is text: above 2^53 the number has been
 * rounded, and the text is rounded the same way.
 */
export const toVendorId = (messageId: string | number): string => String(Number(messageId));

const digits = z.string().regex(/^\d{1,30}$/);
const answerSchema = z.object({
  TemplateId: z.string().min(1).max(200),
  SubscribeStatusString: z.enum(['accept', 'reject']),
});
const sentSchema = z.object({ MsgID: digits, ErrorCode: z.string().regex(/^-?\d{1,10}$/) });
const jobSchema = z.object({ MsgID: digits, Status: z.string().max(200) });

/** Reads the event of a verified push by its lower-case name; undefined for every other. Throws RequestError 400 where it is not as documented. */
export function parseNoticeEvent(name: string, elements: XmlElements): NoticeEvent | undefined {
  switch (name) {
    case 'subscribe':
      return { kind: 'joined' };
    case 'unsubscribe':
      return { kind: 'left' };
    case 'subscribe_msg_popup_event':
      return { kind: 'consents', answers: readAnswers(elements['SubscribeMsgPopupEvent']) };
    case 'subscribe_msg_change_event':
      return { kind: 'consents', answers: readAnswers(elements['SubscribeMsgChangeEvent']) };
    case 'subscribe_msg_sent_event':
      return {
        kind: 'results',
        results: parse(z.array(sentSchema), itemsOf(elements['SubscribeMsgSentEvent'])).map(({ MsgID, ErrorCode }) =>
          toResult(MsgID, ErrorCode === '0' ? undefined : noticeFailureOf(Number(ErrorCode))),
        ),
      };
    case 'templatesendjobfinish': {
      const { MsgID, Status } = parse(jobSchema, elements);
      return { kind: 'results', results: [toResult(MsgID, jobFailureOf(Status))] };
    }
    default:
      return undefined;
  }
}

/** The vendor's three words: `success`, `failed:user block`, `failed: system failed`. */
function jobFailureOf(status: string): NoticeFailure | undefined {
  if (status === 'success') return undefined;
  return /user\s*block/i.test(status) ? 'blocked' : 'system';
}

const toResult = (messageId: string, error: NoticeFailure | undefined): NoticeResult => ({
  vendorId: toVendorId(messageId),
  ...(error !== undefined && { error }),
});

const readAnswers = (event: XmlElements[string] | undefined) =>
  parse(z.array(answerSchema), itemsOf(event)).map(({ TemplateId, SubscribeStatusString }) => ({
    templateId: TemplateId,
    status: SubscribeStatusString,
  }));

/** The `List` elements of an event: one for each template. */
function itemsOf(event: XmlElements[string] | undefined): readonly unknown[] {
  const lists = typeof event === 'object' && !Array.isArray(event) ? (event as XmlElements)['List'] : undefined;
  return lists === undefined ? [] : [lists].flat();
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const element = parsed.error.issues[0]?.path.map(String).join('.') || 'xml';
  throw new RequestError(400, 'bad-push', `${element}: missing or not as expected`);
}
