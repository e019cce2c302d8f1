import { describeDay, describeElapsed, describeMoment } from '../../src/web/shared/describe-time';

/** 00:30 on 24 November in China, still the 23rd in UTC. */
const NOW = new Date('2026-11-23T16:30:00.000Z');

describe('times in +08:00', () => {
  it('count days as China does, wherever the browser is', () => {
    expect(describeDay('2026-11-23T16:00:00.000Z', NOW)).toBe('今天');
    expect(describeDay('2026-11-23T15:59:59.000Z', NOW)).toBe('昨天');
    expect(describeDay('2026-11-22T15:59:59.000Z', NOW)).toBe('11月22日');
    expect(describeDay('2025-12-31T16:00:00.000Z', NOW)).toBe('1月1日');
    expect(describeDay('2025-12-31T15:59:59.000Z', NOW)).toBe('2025年12月31日');
  });

  it('leave out what goes without saying', () => {
    expect(describeMoment('2026-11-23T16:05:00.000Z', NOW)).toBe('00:05');
    expect(describeMoment('2026-11-23T06:05:00.000Z', NOW)).toBe('昨天 14:05');
    expect(describeMoment('no time', NOW)).toBe('');
  });

  it('tell how long a merchant has waited', () => {
    const ago = (minutes: number): string =>
      describeElapsed(new Date(NOW.getTime() - minutes * 60_000).toISOString(), NOW);
    expect([ago(-5), ago(0.5), ago(59), ago(60), ago(135), ago(3000)]).toEqual([
      '不到 1 分钟',
      '不到 1 分钟',
      '59 分钟',
      '1 小时',
      '2 小时 15 分',
      '2 天',
    ]);
    expect(describeElapsed('', NOW)).toBe('');
  });
});
