import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';

/**
 * A stand-in for the server, for working on the pages alone: it speaks the HTTP contract of the widget and the desk from memory,
 * with a bot that knows three sentences. Nothing here is the product's behaviour.
 */
export interface WebStandIn {
  readonly url: string;
  /** Says something to the merchant of the newest conversation. */
  say(text: string, extra?: Record<string, unknown>): void;
  type(): void;
  close(): Promise<void>;
}

interface Activity {
  readonly id: string;
  readonly text: string;
  readonly from: { id: string };
  readonly [field: string]: unknown;
}
interface Incident {
  id: string;
  conversationId: string;
  status: 'waiting' | 'active' | 'closed';
  owner: string;
  agentName?: string;
  priority: string;
  openedAt: string;
  updatedAt: string;
  title: string;
  money: { state: string; amountFen?: number };
  belief: Record<string, number>;
  transcript: { seq: number; at: string; from: string; text: string; agentName?: string }[];
}

const webDir = join(__dirname, '../../dist/web');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export async function startWebStandIn(port = 0): Promise<WebStandIn> {
  const activities: Activity[] = [];
  const sockets = new Set<WebSocket>();
  const watchers = new Set<ServerResponse>();
  const conversationId = randomUUID();
  const incidents = sampleIncidents();
  let signedIn = false;

  const frame = (from: number) => ({ activities: activities.slice(from), watermark: String(activities.length) });
  const add = (activity: Omit<Activity, 'id'>): Activity => {
    const stored = {
      ...activity,
      type: 'message',
      id: `${conversationId}|${String(activities.length + 1).padStart(7, '0')}`,
      timestamp: new Date().toISOString(),
    } as unknown as Activity;
    activities.push(stored);
    for (const socket of sockets) socket.send(JSON.stringify(frame(activities.length - 1)));
    return stored;
  };
  const type = (): void => {
    const typing = { activities: [{ type: 'typing', from: { id: 'poscare', role: 'bot' } }] };
    for (const socket of sockets) socket.send(JSON.stringify(typing));
  };
  const say = (text: string, extra: Record<string, unknown> = {}): void => {
    add({ text, from: { id: 'poscare', name: '收款助手', role: 'bot' }, ...extra });
  };
  const choices = (kind: string, ...labels: string[]) => ({
    channelData: { choices: labels.map(label => ({ id: `c-${label}`, label })), step: { kind, id: 'step' } },
  });
  const answer = (text: string): void => {
    type();
    setTimeout(() => {
      if (text.includes('转人工'))
        return say(
          '好的，已经帮您转给人工客服，前面的内容都会一起交过去。现在前面有 2 位在等，请稍等。',
          choices('handoff'),
        );
      if (text.includes('扣'))
        return say(
          '先别急，也先不要重新刷卡。\n请看一下收款机的交易明细：最后一笔是成功、失败，还是没有记录？',
          choices('safety', '成功', '失败', '没有记录', '不清楚'),
        );
      if (text.includes('所有'))
        return say(
          '多张卡都这样，更可能是网络问题，先试这个，大概 2 分钟：\n1. 看屏幕上方的信号格数；\n2. 拿到窗口边信号好的地方；\n3. 关掉再打开移动网络，等 20 秒；\n4. 再刷一次小额试试。\n做完告诉我结果。',
          choices('try', '好了', '还是不行', '做不了'),
        );
      return say(
        '收到，机器报 3000。3000 在不同品牌的机器上意思不一样，我陪您一步步找原因。\n先问一下（大概半分钟）：是只有一张卡这样，还是所有卡都这样？',
        choices('ask', '只有一张卡', '所有卡都这样', '不清楚'),
      );
    }, 400);
  };

  const server = createServer((req, res) => void handle(req, res));
  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const body = (await readBody(req)) as Record<string, any>;
    const json = (status: number, value: unknown): void => {
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(value));
    };
    const path = url.pathname;
    const session = {
      conversationId,
      token: 't',
      userId: 'dl_1',
      expiresIn: 1800,
      streamUrl: `ws://localhost/v3/directline/conversations/${conversationId}/stream?t=x`,
    };
    if (path === '/web/session') return json(200, session);
    if (path.endsWith('/tokens/refresh')) return json(200, { conversationId, token: 't2', expires_in: 1800 });
    if (path === `/v3/directline/conversations/${conversationId}`) return json(200, session);
    if (path === `/v3/directline/conversations/${conversationId}/activities`) {
      if (req.method === 'GET') return json(200, frame(Number(url.searchParams.get('watermark') ?? 0)));
      const known = activities.find(
        a => (a.channelData as any)?.clientActivityID === body.channelData?.clientActivityID && a.from.id === 'dl_1',
      );
      if (known) return json(200, { id: known.id });
      const stored = add({ ...body, from: { id: 'dl_1', role: 'user' } });
      json(200, { id: stored.id });
      return answer(stored.text);
    }
    if (path.startsWith('/desk/api/')) return desk(req.method ?? 'GET', path.slice(10), url, body, res, json);
    const file = path === '/' ? 'index.html' : path === '/desk' ? 'desk.html' : path.slice(1);
    try {
      const bytes = readFileSync(join(webDir, file));
      res.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy':
          "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
      });
      res.end(bytes);
    } catch {
      json(404, { error: { code: 'not-found', message: path } });
    }
  }

  function desk(
    method: string,
    path: string,
    url: URL,
    body: Record<string, any>,
    res: ServerResponse,
    json: (s: number, v: unknown) => void,
  ): void {
    const me = { name: '小王', role: 'agent', csrfToken: 'c' };
    if (path === 'session' && method === 'POST') {
      if (body.password !== 'right-password') return json(401, { error: { code: 'wrong-password', message: '' } });
      signedIn = true;
      return json(200, me);
    }
    if (!signedIn) return json(401, { error: { code: 'signed-out', message: '' } });
    if (path === 'session') {
      if (method === 'DELETE') signedIn = false;
      return json(200, me);
    }
    if (path === 'events') {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write(':\n\n');
      watchers.add(res);
      return;
    }
    if (path === 'incidents') {
      const status = url.searchParams.get('status');
      const rows = incidents
        .filter(i => i.status === status)
        .map(({ transcript, belief, money, ...row }) => ({ ...row, money: money.state === 'debited' }));
      return json(200, { incidents: rows });
    }
    const [, id, action] = path.split('/');
    const incident = incidents.find(i => i.id === id);
    if (!incident) return json(404, { error: { code: 'not-found', message: '' } });
    if (method === 'GET')
      return json(200, { incident: full(incident), card: cardOf(incident), transcript: incident.transcript, causes, isMine: incident.agentName === me.name });
    if (incident.agentName && incident.agentName !== me.name)
      return json(409, { error: { code: 'not-yours', message: '', owner: incident.agentName } });
    if (action === 'accept') Object.assign(incident, { status: 'active', owner: 'agent', agentName: me.name });
    if (action === 'messages') {
      incident.transcript.push({
        seq: incident.transcript.length + 1,
        at: ago(0),
        from: 'agent',
        agentName: me.name,
        text: String(body.text),
      });
      say(String(body.text), {
        from: { id: 'agent', name: me.name, role: 'bot' },
        channelData: { agentName: me.name },
      });
    }
    if (action === 'return') Object.assign(incident, { status: 'open', owner: 'bot', agentName: undefined });
    if (action === 'close') Object.assign(incident, { status: 'closed' });
    json(200, { incident: full(incident) });
    for (const watcher of watchers) watcher.write('data: {}\n\n');
  }

  const wss = new WebSocketServer({ noServer: true });
  server.on('upgrade', (req, socket, head) => {
    wss.handleUpgrade(req, socket, head, ws => {
      sockets.add(ws);
      ws.on('close', () => sockets.delete(ws));
    });
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    say,
    type,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.terminate();
        for (const watcher of watchers) watcher.end();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(req: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}

const causes = [
  { id: 'network', label: '网络连接' },
  { id: 'application', label: '收款应用' },
  { id: 'other', label: '其他原因' },
];

const full = ({ transcript, agentName, ...incident }: Incident) => ({
  ...incident,
  handoff: agentName
    ? { id: 'h', reason: 'merchant-asked', at: incident.updatedAt, agent: { id: 'a', name: agentName } }
    : undefined,
});

const cardOf = (incident: Incident): string =>
  [
    `【${incident.title}】`,
    '设备：新大陆 N910（智能 POS）',
    '代码：3000',
    '商户号：8473 **** **** 0012',
    `资金：${incident.money.state === 'debited' ? '顾客反映已扣款 128.00 元' : '未扣款'}`,
    '',
    '已经试过：',
    '· 重启收款机：没有解决',
    '· 换到信号好的地方：没有解决',
    '',
    '可能的原因：',
    '· 网络连接 58%',
    '· 收款应用 27%',
    '· 其他 15%',
    '',
    '建议下一步：请商户确认扫码收款是否正常',
  ].join('\n');

function sampleIncidents(): Incident[] {
  const make = (id: string, title: string, minutes: number, rest: Partial<Incident>): Incident => ({
    id,
    title,
    conversationId: `conv-${id}`,
    status: 'waiting',
    owner: 'queue',
    priority: 'normal',
    openedAt: ago(minutes),
    updatedAt: ago(minutes),
    money: { state: 'none' },
    belief: { network: 0.58, application: 0.27, other: 0.15 },
    transcript: [
      { seq: 1, at: ago(minutes), from: 'merchant', text: '破死机报三千 刷不出来' },
      {
        seq: 2,
        at: ago(minutes),
        from: 'bot',
        text: '收到，机器报 3000。先问一下：\n是只有一张卡这样，还是所有卡都这样？',
      },
      { seq: 3, at: ago(minutes - 1), from: 'merchant', text: '所有卡都这样' },
      {
        seq: 4,
        at: ago(minutes - 1),
        from: 'bot',
        text: '先试这个，大概 2 分钟：\n1. 看屏幕上方的信号格数；\n2. 关掉再打开移动网络，等 20 秒；\n3. 再刷一次试试。\n做完告诉我结果。',
      },
      { seq: 5, at: ago(minutes - 2), from: 'merchant', text: '转人工' },
    ],
    ...rest,
  });
  return [
    make('i1', '顾客扣款 128.00 元，机器显示交易失败', 12, {
      priority: 'urgent',
      money: { state: 'debited', amountFen: 12800 },
    }),
    make('i2', '机器进水后报警', 5, { priority: 'urgent' }),
    make('i3', '报 3000，两次处理没有解决', 34, { priority: 'high' }),
    make('i4', '报 3000，商户要求人工', 3, {}),
    make('i5', '收款应用打不开', 48, { status: 'active', owner: 'agent', agentName: '小李' }),
    make('i6', '小票打不出来', 200, { status: 'closed', owner: 'agent', agentName: '小王' }),
  ];
}
