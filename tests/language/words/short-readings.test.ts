import { acknowledges, agreesOnly, consentsOnly } from '../../../src/language/words/agrees-only';
import { asksCodeOnly } from '../../../src/language/words/asks-code-only';
import { asksWait } from '../../../src/language/words/asks-wait';
import { hasNoSlip, hasSlip } from '../../../src/language/words/has-no-slip';
import { isHotOrDamp, namesDamage } from '../../../src/language/words/is-hot-or-damp';
import { isQuestion } from '../../../src/language/words/is-question';
import { namesFirm } from '../../../src/language/words/names-firm';
import { postponesPerson } from '../../../src/language/words/postpones-person';
import { quotesScreen } from '../../../src/language/words/quotes-screen';
import { refusesHuman } from '../../../src/language/words/read-polarity';
import { isOnlyNumber, isWordless } from '../../../src/language/words/short-readings';
import { takesBack } from '../../../src/language/words/takes-back';
import { takesLeave } from '../../../src/language/words/takes-leave';
import { tellsStepDone } from '../../../src/language/words/tells-step-done';

describe('readings by a few words', () => {
  it.each([
    [asksWait, ['转人工要等多久', '要等几耐啊', '多久才有人来'], ['我等你', '转人工', '等下我看看']],
    [hasNoSlip, ['小票没出来', '就是不出纸', '打不出票'], ['小票也出来了', '出票了']],
    [hasSlip, ['重打印 出来了', '票吱儿一下就出来了', '出小票了'], ['小票没出来', '纸还有', '没报3000了']],
    [isHotOrDampIn, ['壳子热热的潮潮的', '就搁蒸笼边上'], ['外壳不烫', '今天天气热', '没有水汽']],
    [namesDamage, ['掉地上摔了', '进水了', '鼓包了'], ['热热的潮潮的', '有水汽']],
    [
      isQuestion,
      ['能连我手机热点不', '他要走还是不走', '这样没错吧', '按确认吗', '成了还是没成', '在哪呢'],
      ['没有流量卡', '我就按了确认', '不', '重启了还是不行', '连着wifi呢'],
    ],
    [
      refusesHuman,
      ['莫急着甩给人工嘛', '先不用转 我正在重启', '转人工请取消 不需要了', '头先转人工等半天', '没说转'],
      ['转人工', '帮我转人工 不想弄了', '客人不想等了'],
    ],
    [
      agreesOnly,
      ['好的', '嗯嗯', '嗯 系了', '行', '知道了', '好的呀', '好嘞', '确实', 'ok'],
      ['好了', '行了', '嗯 好了', '可以了', '好的 弄好了', '能刷了', '不知道'],
    ],
    [acknowledges, ['好的', '知道了', '收到', '哦'], ['嗯', '行', '好', '好了', '不知道了']],
    [consentsOnly, ['好的', '行', '知道了', 'ok'], ['嗯', '对', '是的', '好了', '扣了']],
    [
      tellsStepDone,
      ['重启好了', '做好了 点什么告诉你', '按你说的做完了', '纸换好了 盖子也合上了', '机器重启好了'],
      ['重启完就好使了', '签好了能收了', '好了', '换了个充电头好了', '还没做好', '整好了 顾客刷完走了'],
    ],
    [isWordless, ['。', '...', ''], ['2', '嗯', '👍']],
    [takesBack, ['说错了', '点错了 我重选', '上一个选错了'], ['刚刷就错', '插错口了', '我刚才又签了一次 一样的']],
    [isOnlyNumber, ['128.5', '128块', '1,200元', '12:30'], ['3格', '收了128', '', '68 失败']],
    [asksCodeOnly, ['代码a0什么意思', 'a0是啥'], ['机器报a0什么意思', '还有个91 啥意思', 'a0']],
    [
      namesFirm,
      ['河马付', '用的建行的', '小票上写的瑞银信', '美团'],
      ['明天能来人修吗', '898110054510001', '不对 是13700002222', '我问下老板', '没有', ''],
    ],
    [
      postponesPerson,
      ['弄不好我再找人工', '还不行再转人工', '实在不行的话再叫你们'],
      ['转人工', '还是不行 转人工', '不行就转人工吧'],
    ],
    [
      quotesScreen,
      ['写的读卡失败', '屏幕上写着请与发卡行联系', '提示的是通讯超时'],
      ['读卡失败', '显示读卡失败 咋修', '写的什么', '机器坏了'],
    ],
    [takesLeave, ['谢谢了 忙去了', '拜拜', '我先忙了'], ['忙得很 快点', '好了']],
  ] as const)('%o', (reads, yes, no) => {
    for (const text of yes) expect([text, reads(text)]).toEqual([text, true]);
    for (const text of no) expect([text, reads(text)]).toEqual([text, false]);
  });
});

function isHotOrDampIn(text: string): boolean {
  return isHotOrDamp([text]);
}
