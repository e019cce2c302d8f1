import { asksCodeMeaning, insistsOnAsking, isQuestion, lacksKnowing } from '../../../src/language/words/is-question';
import { normalize } from '../../../src/language/normalize';

describe('what asks something, in the words of a region or by what is wanted', () => {
  it.each([
    '钱啥时候到账',
    '么子时候到账咯',
    '件衫俾唔俾佢攞走',
    '机器坏没坏',
    '到账没啊',
    '有冇到账',
    '签到是啥',
    '操作员号要填几',
    '要输啥',
    '手续费现在收多少啊',
    '那以后电掉到好多就要赶紧冲',
    '仲差咩资料',
    '跟卡槽有啥关系',
    '要等几分钟',
    '改手机的网还是改它的网',
    '格么要退伐',
    '关机按那个键啊',
    '换新机器管用不管用',
    '这个卡芯片擦一下可管',
    '交易记录搁哪看嘞',
    '后台是什哩',
    '你讲银行电话干么事',
    '电话号码是好多',
    '以后几天做一次',
  ])('%s', text => {
    expect(isQuestion(normalize(text))).toBe(true);
  });

  it.each([
    '插到底了还是3000',
    '没扣没扣，她给我看了余额',
    '没有扣没扣过 就是读不到卡',
    '摔没摔过我也不清楚',
    '扣没扣我也不晓得',
    '不定啥时候就自动重启',
    '随便啥时候都行',
    '写着终端未登记还是啥',
    '没啥关系',
    '等几分钟再试',
    '收了多少都对得上',
    '我按那个键了',
  ])('not %s', text => {
    expect(isQuestion(normalize(text))).toBe(false);
  });

  it.each(['关机按那个键啊你没说', '湿手有没有关系你还没答', '我问的是卡口'])('insists: %s', text => {
    expect(insistsOnAsking(normalize(text))).toBe(true);
  });

  it.each(['你没说错', '客人没说'])('does not insist: %s', text => {
    expect(insistsOnAsking(normalize(text))).toBe(false);
  });

  it.each(['另外提示后面还有个3000，是什么意思', '那个3000是啥子嘛', '3000 是么子', '这3000到底是什么'])(
    'asks for the code: %s',
    text => {
      expect(asksCodeMeaning(normalize(text))).toBe(true);
    },
  );

  it.each(['3000 是不是流量没了', '3000，啥时候能好', '后面还有两位是什么意思'])('not for the code: %s', text => {
    expect(asksCodeMeaning(normalize(text))).toBe(false);
  });

  it.each(['操作员号我也不晓得呀', '密码忘了', '找不到那个菜单', '看不懂英文', '我没得密码'])('lacks: %s', text => {
    expect(lacksKnowing(normalize(text))).toBe(true);
  });

  it.each(['显示成功了', '信号三格', '忘带原装头了'])('lacks nothing: %s', text => {
    expect(lacksKnowing(normalize(text))).toBe(false);
  });
});
