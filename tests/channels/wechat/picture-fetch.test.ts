import { createServer, Agent as HttpAgent, type Server } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type AddressInfo, connect, type LookupFunction, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createPictureFetch } from '../../../src/channels/wechat/create-picture-fetch';
import { isPublicAddress } from '../../../src/channels/wechat/is-public-address';

let cdn: Server;
let asked: string[] = [];

/** The network: a host's name is looked up here, and every connection ends at a server here. */
function networkWhere(address: string) {
  const lookup: LookupFunction = (_hostname, options, callback) => {
    setImmediate(() => (options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4)));
  };
  const agents = (guarded: { readonly lookup: LookupFunction }) => {
    class Agent extends HttpAgent {
      override createConnection(_options: object, done?: (error: Error | null, stream: Duplex) => void): undefined {
        const { port } = cdn.address() as AddressInfo;
        guarded.lookup('mmbiz.qpic.cn', { all: true }, error => {
          const socket = error ? new Socket().destroy() : connect(port, '127.0.0.1');
          done?.(error, socket);
        });
      }
    }
    return { httpAgent: new Agent(), httpsAgent: new HttpsAgent() };
  };
  return { lookup, agents };
}

beforeAll(async () => {
  cdn = createServer((req, res) => {
    asked.push(`${req.headers.host}${req.url}`);
    if (req.url === '/moved') res.writeHead(302, { location: 'http://169.254.169.254/latest' });
    if (req.url === '/large') for (let sent = 0; sent < 11; sent++) res.write(Buffer.alloc(1024 * 1024));
    res.end('picture');
  });
  await new Promise<void>(resolve => cdn.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  cdn.closeAllConnections();
  await new Promise(resolve => cdn.close(resolve));
});
beforeEach(() => (asked = []));

const fetchPicture = createPictureFetch(networkWhere('119.147.1.1'));

it('fetches what is on a picture host of WeChat', async () => {
  expect((await fetchPicture('http://mmbiz.qpic.cn/a/0'))?.toString()).toBe('picture');
  expect(asked).toEqual(['mmbiz.qpic.cn/a/0']);
});

it('follows no redirect and takes no more than ten megabytes', async () => {
  expect(await fetchPicture('http://mmbiz.qpic.cn/moved')).toBeUndefined();
  expect(await fetchPicture('http://mmbiz.qpic.cn/large')).toBeUndefined();
  expect(asked).toHaveLength(2);
});

it.each([
  'http://127.0.0.1/x',
  'http://localhost/x',
  'http://qpic.cn/x',
  'http://qpic.cn.evil.com/x',
  'http://evilqpic.cn/x',
  'http://x@evil.com/mmbiz.qpic.cn',
  'http://mmbiz.qpic.cn:22/x',
  'http://user:password@mmbiz.qpic.cn/x',
  'ftp://mmbiz.qpic.cn/x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'no address',
  '',
])('asks nobody for %s', async url => {
  expect(await fetchPicture(url)).toBeUndefined();
  expect(asked).toEqual([]);
});

it.each(['127.0.0.1', '10.0.0.8', '169.254.169.254', '::1'])(
  'asks nobody where the name leads to %s',
  async address => {
    expect(await createPictureFetch(networkWhere(address))('http://mmbiz.qpic.cn/x')).toBeUndefined();
    expect(asked).toEqual([]);
  },
);

it.each([
  ['119.147.1.1', true],
  ['2402:4e00::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['no address', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
