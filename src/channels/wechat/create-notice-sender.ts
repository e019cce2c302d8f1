import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock';
import type { JsonObject } from '../../json';
import type { Log } from '../../log';
import type { Conversation } from '../../store/records';
import type { Store } from '../../store/store';
import type { WindowKey } from '../../store/notice-store';
import { errorFacts } from '../../turn/error-facts';
import type { OutgoingLine } from '../tencent/pack-lines';
import type { VendorApi } from '../tencent/vendor-api';
import { VendorError } from '../tencent/vendor-error';
import { createMerchantConsents, type MerchantConsents } from './merchant-consents';
import { noticeFailureOf, type NoticeFailure } from './notice-failure';
import type { NoticeSettings, NoticeSource } from './notice-settings';
import type { NoticeWording } from './notice-wording';
import { toVendorId } from './parse-notice-event';
import { readAddress, type WechatAddress } from './to-inbound-message';

const PATHS = { template: '/cgi-bin/message/template/send', subscribe: '/cgi-bin/message/subscribe/bizsend' } as const;
/** Refusals that mean "later" are answered at once, so that these fit into the held delivery's lease of 25 s. */
const RETRY_AFTER_MS: readonly number[] = [500, 2_000];

export interface NoticeSenderOptions {
  readonly api: VendorApi;
  readonly store: Pick<Store, 'notices' | 'consents'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly appId: string;
  readonly settings: NoticeSettings;
  readonly wording: () => NoticeWording;
}

/** Tells a merchant that lines wait for them, where there is news in them; never throws. */
export type NoticeSender = (held: readonly Pick<OutgoingLine, 'isNews'>[], conversation: Conversation) => Promise<void>;

/**
 * Sends one notice a reply window, when the first news of it is held: a template message, or the notice that the merchant subscribed to. It is
 * written down first, so that a process that dies here has sent one or none, and nobody sends another.
 */
export function createNoticeSender(options: NoticeSenderOptions): NoticeSender {
  const { store, clock, log, appId, settings } = options;
  const send = async (window: WindowKey, address: WechatAddress): Promise<void> => {
    if (!(await store.notices.begin(window, clock.now()))) return;
    const consents = createMerchantConsents(store.consents, { appId, openId: address.openId });
    const failure = (await findObstacle(options, consents, address)) ?? (await trySending(options, window, address));
    if (failure) await store.notices.markFailed(window, failure);
    await noteConsent(options, consents, failure);
    log.info({ conversationId: window.conversationId, kind: settings.kind, failure }, 'A notice outside the window');
  };
  return async (held, conversation) => {
    const address = readAddress(conversation.address);
    if (!address || !held.some(({ isNews }) => isNews)) return;
    try {
      await send({ conversationId: conversation.id, openedAt: address.openedAt }, address);
    } catch (error) {
      log.warn({ conversationId: conversation.id, ...errorFacts(error) }, 'A notice could not be recorded');
    }
  };
}

/** What is known before anything is sent. */
async function findObstacle(
  { settings }: NoticeSenderOptions,
  consents: MerchantConsents,
  { openedAt }: WechatAddress,
): Promise<NoticeFailure | undefined> {
  if (!(await consents.follows(openedAt))) return 'not-following';
  if (settings.kind === 'subscribe' && !(await consents.accepts(settings.templateId))) return 'not-subscribed';
  return undefined;
}

async function trySending(
  options: NoticeSenderOptions,
  window: WindowKey,
  { openId }: WechatAddress,
): Promise<NoticeFailure | undefined> {
  const { api, store, clock, settings } = options;
  const body = toBody(options, window, openId);
  for (const waitMs of [...RETRY_AFTER_MS, undefined]) {
    try {
      const { msgid } = await api.call({ method: 'POST', path: PATHS[settings.kind], body });
      const vendorId = typeof msgid === 'number' || typeof msgid === 'string' ? toVendorId(msgid) : undefined;
      await store.notices.markSent(window, { ...(vendorId !== undefined && { vendorId }), now: clock.now() });
      return undefined;
    } catch (error) {
      if (!(error instanceof VendorError)) return 'unreachable'; // It may have gone out: another could be a second one.
      const failure = noticeFailureOf(error.errcode);
      if (failure !== 'busy' || waitMs === undefined) return failure;
      await sleep(waitMs);
    }
  }
  return 'busy';
}

/** Nothing of the conversation is in it: fixed wording and the time. */
function toBody({ settings, wording, clock }: NoticeSenderOptions, window: WindowKey, openId: string): JsonObject {
  const values: Readonly<Record<NoticeSource, string>> = { ...wording(), time: toNoticeTime(clock.now()) };
  return {
    touser: openId,
    template_id: settings.templateId,
    data: Object.fromEntries(settings.fields.map(({ name, source }) => [name, { value: values[source] }])),
    ...(settings.kind === 'template' && { client_msg_id: clientIdOf(window) }),
  };
}

/** The same for every try of a window's notice: the platform drops a repeat. */
const clientIdOf = ({ conversationId, openedAt }: WindowKey): string =>
  createHash('sha256').update(`${conversationId} ${openedAt}`).digest('hex').slice(0, 32);

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-22T06:05:00.000Z` -> `2026-11-22 14:05`, a form that fields of the kind `time` take. */
const toNoticeTime = (at: Date): string =>
  new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** A subscription is used up by a notice that is out or may be, and ended by the vendor's word; so is following. */
async function noteConsent(
  { settings, clock }: NoticeSenderOptions,
  consents: MerchantConsents,
  failure: NoticeFailure | undefined,
): Promise<void> {
  const now = clock.now();
  if (failure === 'not-following') await consents.left(now);
  else if (settings.kind === 'template') return;
  else if (failure === 'not-subscribed') await consents.record(settings.templateId, 'ended', now);
  else if (failure === undefined || failure === 'unreachable') await consents.record(settings.templateId, 'used', now);
}
