import { randomBytes } from 'node:crypto';

/** What the platform keeps of one company's customer service: accounts, sessions, windows, codes, and the log that `sync_msg` reads. */
export interface KfModel {
  /** What customers were sent, oldest first. */
  readonly sent: KfSent[];
  readonly accounts: Set<string>;
  /** Appends a customer's message, opens the window and, after an end, another session. */
  customerWrites(customer: KfCustomerName, message: KfMessageSpec, options?: { atMs?: number }): string;
  /** With a welcome code unless they wrote within 48 hours; undefined then. */
  customerEnters(customer: KfCustomerName, options?: { atMs?: number }): string | undefined;
  /** A servicer takes the session; `change` 1 from the pool, 2 transferred, 4 after an end. */
  servicerTakes(customer: KfCustomerName, servicer: string, change?: 1 | 2 | 4): void;
  servicerWrites(customer: KfCustomerName, servicer: string, content: string): string;
  /** Gives the code for one more message, which the event carries too. */
  servicerEnds(customer: KfCustomerName, servicer: string): string;
  /** Tells that a message has not arrived after all. */
  messageFails(msgid: string, failType: number): void;
  /** Appends what is given, whatever it is. */
  append(openKfid: string, item: Readonly<Record<string, unknown>>): void;
  stateOf(customer: KfCustomerName): number;
  setState(customer: KfCustomerName, state: number, servicer?: string): void;
  sync(body: Body, limits: { isTokenGood: boolean; pageSize: number }): object;
  send(body: Body): object;
  sendOnEvent(body: Body): object;
  getState(body: Body): object;
  transfer(body: Body): object;
  /** The next pages are empty, and say that there is more. */
  giveEmptyPages(count: number): void;
}

export interface KfCustomerName {
  readonly openKfid: string;
  readonly user: string;
}
export type KfMessageSpec = { readonly msgtype: string } & Readonly<Record<string, unknown>>;
export interface KfSent extends KfCustomerName {
  readonly msgid: string;
  readonly body: Body;
  readonly at: number;
  /** By a code, not in the session. */
  readonly onEvent: boolean;
}
type Body = Readonly<Record<string, unknown>>;

/** The platform's numbers (WeCom docs 31078, 94698, 96427, 90313). */
const HOURS_48 = 48 * 3_600_000;
const DAYS_3 = 3 * 24 * 3_600_000;
const MESSAGES_A_WINDOW = 5;
const CODE_LIFE_MS = 20_000;
const MINUTE = 60_000;
const CALLS_WITHOUT_TOKEN = 10;
const OK = { errcode: 0, errmsg: 'ok' };
const refuse = (errcode: number, errmsg = 'refused'): object => ({ errcode, errmsg });

interface Session {
  state: number;
  servicer?: string;
  windowAt?: number;
  used: number;
}

export function createKfModel(now: () => number): KfModel {
  const logs = new Map<string, { readonly at: number; readonly item: Body }[]>();
  const sessions = new Map<string, Session>();
  const codes = new Map<string, KfCustomerName & { readonly at: number; isUsed: boolean }>();
  const sent: KfSent[] = [];
  const accounts = new Set<string>();
  const withoutToken: number[] = [];
  let blockedUntil = 0;
  let emptyPages = 0;
  let count = 0;

  const sessionOf = ({ openKfid, user }: KfCustomerName): Session => {
    const key = `${openKfid}/${user}`;
    const known = sessions.get(key) ?? { state: 0, used: 0 };
    sessions.set(key, known);
    return known;
  };
  const append = (openKfid: string, item: Body, atMs = now()): string => {
    accounts.add(openKfid);
    count += 1;
    // Longer than what `send_msg` takes as a msgid, as the platform's own are.
    const msgid = `kf${String(count).padStart(6, '0')}${randomBytes(16).toString('hex')}`;
    const log = logs.get(openKfid) ?? [];
    logs.set(openKfid, log);
    log.push({ at: atMs, item: { msgid, send_time: Math.floor(atMs / 1000), ...item } });
    return msgid;
  };
  const appendEvent = ({ openKfid, user }: KfCustomerName, event: Body, atMs?: number): string =>
    append(
      openKfid,
      { origin: 4, msgtype: 'event', event: { open_kfid: openKfid, external_userid: user, ...event } },
      atMs,
    );
  const newCode = (customer: KfCustomerName, at = now()): string => {
    const code = randomBytes(12).toString('base64url');
    codes.set(code, { ...customer, at, isUsed: false });
    return code;
  };
  const hasWindow = ({ windowAt }: Session): boolean => windowAt !== undefined && now() - windowAt < HOURS_48;
  const nameOf = (body: Body): KfCustomerName => ({
    openKfid: String(body['open_kfid']),
    user: String(body['touser'] ?? body['external_userid']),
  });

  return {
    sent,
    accounts,
    append: (openKfid, item) => void append(openKfid, item),
    customerWrites(customer, message, { atMs = now() } = {}) {
      const session = sessionOf(customer);
      if (session.state === 4) session.state = 0;
      session.windowAt = atMs;
      session.used = 0;
      return append(
        customer.openKfid,
        { open_kfid: customer.openKfid, external_userid: customer.user, origin: 3, ...message },
        atMs,
      );
    },
    customerEnters(customer, { atMs = now() } = {}) {
      const code = hasWindow(sessionOf(customer)) ? undefined : newCode(customer, atMs);
      appendEvent(customer, { event_type: 'enter_session', scene: 'shop', scene_param: '', welcome_code: code }, atMs);
      return code;
    },
    servicerTakes(customer, servicer, change = 1) {
      Object.assign(sessionOf(customer), { state: 3, servicer });
      appendEvent(customer, {
        event_type: 'session_status_change',
        change_type: change,
        new_servicer_userid: servicer,
      });
    },
    servicerWrites: ({ openKfid, user }, servicer, content) =>
      append(openKfid, {
        open_kfid: openKfid,
        external_userid: user,
        origin: 5,
        servicer_userid: servicer,
        msgtype: 'text',
        text: { content },
      }),
    servicerEnds(customer, servicer) {
      Object.assign(sessionOf(customer), { state: 4, servicer: undefined });
      const code = newCode(customer);
      const event = {
        event_type: 'session_status_change',
        change_type: 3,
        old_servicer_userid: servicer,
        msg_code: code,
      };
      appendEvent(customer, event);
      return code;
    },
    messageFails(msgid, failType) {
      const message = sent.find(candidate => candidate.msgid === msgid);
      if (!message) throw new RangeError('Nothing was sent under this id');
      appendEvent(message, { event_type: 'msg_send_fail', fail_msgid: msgid, fail_type: failType });
    },
    stateOf: customer => sessionOf(customer).state,
    setState: (customer, state, servicer) => void Object.assign(sessionOf(customer), { state, servicer }),
    giveEmptyPages(pages) {
      emptyPages += pages;
    },
    sync(body, { isTokenGood, pageSize }) {
      if (!isTokenGood) {
        while (now() - (withoutToken[0] ?? now()) >= MINUTE) withoutToken.shift();
        if (withoutToken.push(now()) > CALLS_WITHOUT_TOKEN) blockedUntil = now() + MINUTE;
        if (now() < blockedUntil) return refuse(45009, 'api freq out of limit');
      }
      const log = logs.get(String(body['open_kfid'])) ?? [];
      const cursor = body['cursor'];
      const from = typeof cursor === 'string' ? Number(cursor.split('.')[1]) : -1;
      const begin = from >= 0 ? from : log.findIndex(({ at }) => now() - at < DAYS_3);
      const start = begin < 0 ? log.length : begin;
      if (emptyPages > 0) {
        emptyPages -= 1;
        return { ...OK, next_cursor: `c.${start}.${emptyPages}`, has_more: 1, msg_list: [] };
      }
      const page = log.slice(start, start + Math.min(Number(body['limit'] ?? 1000), pageSize));
      const end = start + page.length;
      const next = { next_cursor: `c.${end}`, has_more: end < log.length ? 1 : 0 };
      return { ...OK, ...next, msg_list: page.map(({ item }) => item) };
    },
    send(body) {
      const name = nameOf(body);
      if (!accounts.has(name.openKfid)) return refuse(95000, 'invalid open_kfid');
      const session = sessionOf(name);
      const msgid = typeof body['msgid'] === 'string' ? body['msgid'] : randomBytes(12).toString('hex');
      if (!isWellFormed(body, msgid)) return refuse(40058, 'invalid parameter');
      if (session.state === 2 || session.state === 3) return refuse(95018, 'invalid session status');
      if (session.state === 4) return refuse(95013, 'session has ended');
      if (!hasWindow(session)) return refuse(95002, 'send msg time limit');
      if (sent.some(message => message.msgid === msgid && message.openKfid === name.openKfid)) return { ...OK, msgid };
      if (session.used >= MESSAGES_A_WINDOW) return refuse(95001, 'send msg count limit');
      if (textOf(body).length > 2048) return refuse(45002, 'content size out of limit');
      session.used += 1;
      sent.push({ ...name, msgid, body, at: now(), onEvent: false });
      return { ...OK, msgid };
    },
    sendOnEvent(body) {
      const code = codes.get(String(body['code']));
      const msgid = typeof body['msgid'] === 'string' ? body['msgid'] : '';
      if (!code || code.isUsed || now() - code.at >= CODE_LIFE_MS) return refuse(40029, 'invalid code');
      if (!isWellFormed(body, msgid) || !['text', 'msgmenu'].includes(String(body['msgtype'])))
        return refuse(40058, 'invalid parameter');
      code.isUsed = true;
      sent.push({ openKfid: code.openKfid, user: code.user, msgid, body, at: now(), onEvent: true });
      return { ...OK, msgid };
    },
    getState(body) {
      const { state, servicer } = sessionOf(nameOf(body));
      return { ...OK, service_state: state, ...(servicer !== undefined && { servicer_userid: servicer }) };
    },
    transfer(body) {
      const session = sessionOf(nameOf(body));
      const to = Number(body['service_state']);
      if (!(TRANSFERS[session.state] ?? []).includes(to)) return refuse(95018, 'invalid session status');
      session.state = to;
      return OK;
    },
  };
}

/** From each state where the interface may lead (WeCom docs 94698; 0 to 1 and 1 to 4 are usual practice). */
const TRANSFERS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 3], 1: [2, 3, 4], 2: [3, 4], 3: [3, 4] };

const textOf = (body: Body): Buffer => Buffer.from((body['text'] as { content?: string } | undefined)?.content ?? '');

function isWellFormed(body: Body, msgid: string): boolean {
  if (!/^[0-9a-zA-Z_-]{1,32}$/.test(msgid)) return false;
  if (body['msgtype'] !== 'msgmenu') return textOf(body).length > 0;
  const { head_content: head = '', list = [] } = body['msgmenu'] as {
    head_content?: string;
    list?: { type: string; click?: { id: string; content: string } }[];
  };
  const isItem = ({ type, click }: (typeof list)[number]): boolean => {
    const bytes = Buffer.byteLength(click?.content ?? '');
    return type === 'click' && bytes >= 1 && bytes <= 128 && /^.{1,64}$/.test(click?.id ?? '');
  };
  return Buffer.byteLength(head) <= 1024 && list.length >= 1 && list.length <= 10 && list.every(isItem);
}
