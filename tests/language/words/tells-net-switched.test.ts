import { tellsNetSwitched } from '../../../src/language/words/tells-net-switched';

describe('tellsNetSwitched', () => {
  it.each([
    '喊我把那个wifi关了 换成啥子流量',
    '无线网关掉了 改用流量',
    '把店里的无线网切成了4g',
    '他叫我将wifi改成移动数据',
    'wifi关咗 转用流量',
    '他喊我换成流量 我直接开回来能不能行',
  ])('hears that it was moved off the Wi-Fi in %s', text => {
    expect(tellsNetSwitched(text)).toBe(true);
  });

  it.each(['要不要把wifi关了换成流量', '流量关了 连的无线网', '一直用流量', '无线网断了'])(
    'hears no such thing in %s',
    text => {
      expect(tellsNetSwitched(text)).toBe(false);
    },
  );
});
