import { createFindEntities } from '../../../src/language/entities/find-entities';
import { readNumber } from '../../../src/language/entities/read-number';
import { normalize } from '../../../src/language/normalize';
import { readLanguageKnowledge } from '../../support/language-knowledge';
import { leastMs } from '../../support/least-ms';

const findEntities = createFindEntities(readLanguageKnowledge());
const entitiesOf = (text: string) => findEntities(normalize(text), new Date('2026-11-23T02:00:00Z'));

describe('findEntities', () => {
  it('finds everything in a full message', () => {
    expect(
      entitiesOf(
        '拉卡拉的联迪A8，昨晚八点多刷了三百五，显示91，钱扣了没到账，商户号898440153110001 凭证号000123 电话13812345678',
      ),
    ).toEqual({
      acquirer: 'lakala',
      brand: 'landi',
      model: 'landi-a8',
      terminalKind: 'smart',
      errorCodes: ['91'],
      amountFen: 35000,
      occurredAt: { from: '2026-11-22T20:00:00+08:00', to: '2026-11-22T21:00:00+08:00' },
      moneyDebited: 'yes',
      merchantNo: '898440153110001',
      slipNo: '000123',
      phone: '13812345678',
    });
  });

  it.each([
    ['不是拉卡拉 是银商', 'chinaums'],
    ['不是银商的', undefined],
    ['是不是拉卡拉啊', 'lakala'],
  ])('takes no acquirer that is denied: %s', (text, acquirer) => {
    expect(entitiesOf(text).acquirer).toBe(acquirer);
  });

  it('takes a mobile number by its name for no serial number', () => {
    expect(entitiesOf('那我手机号13805917264 我姓钟')).toEqual({ phone: '13805917264', ownName: '钟' });
  });

  it('reads a fixed line with its extension, which is no amount', () => {
    expect(entitiesOf('打我们前台座机025-84520000转801')).toEqual({ phone: '025-84520000转801' });
  });

  it.each([
    ['她担心钱被扣了', 'unknown'],
    ['结算会扣钱吗', undefined],
    ['短信说扣了186块', 'yes'],
  ])('reads of the debit in %s: %s', (text, debit) => {
    expect(entitiesOf(text).moneyDebited).toBe(debit);
  });

  it('reads a telephone number that was spoken', () => {
    expect(entitiesOf('幺三九 1234 五六七八 打这个').phone).toBe('13912345678');
  });

  it.each([
    ['钱扣了没', { moneyDebited: 'unknown' }],
    ['不知道扣没扣钱', { moneyDebited: 'unknown' }],
    ['没扣钱', { moneyDebited: 'no' }],
    ['客人说扣了两次钱', { moneyDebited: 'yes', chargedTwice: true }],
    ['银行扣了他两道', { moneyDebited: 'yes', chargedTwice: true }],
    ['会不会扣两次钱', {}],
    ['那笔会不会扣了', { moneyDebited: 'unknown' }],
    ['就扣了最后成的', {}],
    ['卡也扣钱了 我让她微信又付了一次', { moneyDebited: 'yes', chargedTwice: true }],
    ['微信1280我收到了', {}],
    ['顾客用支付宝付了 刷卡那次也扣了', { moneyDebited: 'yes', chargedTwice: true, readMethod: 'qr' }],
    ['卡里扣了 微信也付了', { moneyDebited: 'yes', chargedTwice: true }],
    ['没扣没扣 人家手机上啥短信没有', { moneyDebited: 'no' }],
    ['没有扣没扣过 就是读不到卡', { moneyDebited: 'no' }],
    ['钱是收得到的呀 没有多扣 就是票子白的', { moneyReceived: true }],
    ['一分没多扣 我不是讲钱', {}],
    ['扣啥子钱哦 都还没开始收', { moneyDebited: 'no' }],
    ['客人的钱扣了300 他还问扣什么钱', { moneyDebited: 'yes', amountFen: 30000 }],
    ['流量会不会扣我话费啊', { network: '4g' }],
    ['再刷一下会不会重复扣', {}],
    ['我把收款划掉重新点开了', {}],
    ['钱到账了 小票没出来', { moneyReceived: true }],
    ['钱到账了没', {}],
    ['没到账', {}],
    ['市场里哪有无线网 插电话卡的', { network: 'sim' }],
    ['换了三张卡都不行', { cardsAffected: 'several' }],
    ['就这张卡不行，别的卡都可以', { cardsAffected: 'one' }],
    ['wifi连不上', { network: 'wifi' }],
    ['流量卡欠费', { network: 'sim' }],
    ['換咗4G都冇訊號', { network: '4g' }],
    ['網線插咗', { network: 'cable' }],
    ['插卡没反应', { readMethod: 'chip' }],
    ['插卡挥卡扫码都不行', {}],
    ['终端号A1234567', { terminalNo: 'A1234567' }],
    ['12345678', { terminalNo: '12345678' }],
    ['20261122', {}],
    ['SN: n7000012345', { serialNo: 'N7000012345' }],
    ['138-1234-5678', { phone: '13812345678' }],
    ['电签的机子', { terminalKind: 'e-sign' }],
    ['verifon的', { brand: 'verifone' }],
    ['da8800', {}],
    ['', {}],
  ])('finds in %s', (text, entities) => {
    expect(entitiesOf(text)).toEqual(entities);
  });

  it.each([
    '你好'.repeat(1000),
    '\u0000\ud800',
    '1'.repeat(2000),
    '钱扣'.repeat(1000),
    '换'.repeat(2000),
    '终端号'.repeat(600),
  ])('is quick and finds nothing in noise', text => {
    expect(entitiesOf(text)).toEqual({});
    expect(leastMs(() => entitiesOf(text))).toBeLessThan(500);
  });
});

describe('readNumber', () => {
  it.each([
    ['三百五', 350],
    ['三百零五', 305],
    ['一千零五', 1005],
    ['五十一', 51],
    ['十二', 12],
    ['一万二', 12000],
    ['1万2', 12000],
    ['两千三百四十五', 2345],
    ['1,280.50', 1280.5],
    ['2.5万', 25000],
    ['三', 3],
    ['十五万', 150000],
  ])('reads %s as %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['三五', '机', '一百个'])('reads %s as no number', text => {
    expect(readNumber(text)).toBeUndefined();
  });
});
