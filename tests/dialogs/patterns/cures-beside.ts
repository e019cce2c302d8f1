import { type Merchant, newMerchant } from '../../support/merchants';
import { stepOf, type TestApp, textOf } from '../../support/test-app';

/** That it works, told beside a question or something else, as merchants of all parts of the country say it. */
const CURES: readonly string[] = [
  '充了一刻钟 刷了两单没黑屏了 那以后充电宝是不是都用不得了',
  '我说好球了撒 不黑屏了 3000也没跳',
  '改回店里wifi了 输了密码 刷了一笔 得行了 那我手机点那个连接到底有没得事哦',
  '我都说得行了嘛 刷起了',
  '我自己按的关机 现在好了能用了 我问的是以后要不要天天关',
  '等了十来分钟 又刷一回 中了 出票了 那到底是不是恁系统忙哩',
  '他卡芯片都花得了 换了张卡 刷过去了 那他那张坏卡要咋弄',
  '签啥到啊 刚不是说好了吗 现在能刷 我就想问下月还会不会',
  '哎妈呀 整好了 嘎嘎好使 那这玩意儿下回还犯病咋整',
  '弄好咧 刚收了个三十五 这机子用几年要换',
  '搞掂咗喇 啱啱收咗单四十蚊 但系点解成日会咁嘅',
  '好了好了 你说的法子灵 平时多久重启一回啊',
  '成咧成咧 票都吐出来咧 恁这客服晚上在不在',
  '得咗 冇再弹3000 我个收款码仲用唔用得',
  '莫得事了 刚刚收了三个客的钱 都过了 要不要跟公司说一声',
  '刷卡能过了 扫码也能收 请问手续费有没有变',
  '中了中了 俺刚收罢一个 恁说这是啥毛病',
  '我试了下能收了 就是想晓得为啥子会这样',
  '好啦 出单了 这个月第二回了 是不是机器老了',
  '恢复正常了 刚才顾客刷成功了 那笔失败的还用不用管',
  '现在好用了 没毛病 下次还打你这里吗',
  '顶呱呱 一插就过 那我还要换卡吗',
  '诶 行了行了 钱到了 以后月底都得这么弄吗',
  '嗲 好哒 刷起哒 那我屋里还有一台要不要也搞一下',
  '刷出来嘞 票也打了 老妹儿你说我要不要买台新的',
  '机器活过来了 收了两笔都没问题 它为啥老死机',
  '通了 刚刷一百二过了 你们那边看得到不',
  '好使了 不报那个数了 我就问问是不是流量没了',
  '妥了 客人刷完走了 以后我咋防着点',
  '已经能收了呀 侬讲讲看 为啥会得这样',
  '好勒 可以收了 侬晓得这机器保修几年伐',
  '刷了三个人都过了没再黑屏 那我还要不要换充电头',
  '都讲了好了嘛 3000不跳了 还问我做么子',
  '晓得了 能刷了 你先回我那个钱到哪天到账',
  '自己关了又开的 能收了 那这个关机伤不伤机器',
  '歇了一袋烟工夫 再刷就中了 俺问恁明儿还会不会',
  '换了一张就刷过了 那张坏的我咋跟人家说',
  '不是跟你说能刷了吗 咋还让我签到',
  '整妥了 贼好使 你说我是不是得换个新的',
  '好咧 刚收了八块五 这个机子能不能贴膜',
  '搞掂 收到钱喇 点解头先会咁',
  '而家用得返喇 以后要点做先唔会再嚟',
  '真管用 一下就好了 这招以后每次都能用不',
  '成了 小票出来了 那前头失败那张还要不要',
  '冇弹喇 刷咗两张都得 想问下几时到账',
  '没得问题了 收了好几单了 你们周末上不上班',
  '插卡挥卡都能用了 问下这个月费率是多少',
  '能中了 出了票了 俺就问一句这机子是不是快不行了',
  '现在收得起了 之前为啥收不起嘛',
  '好了哦 滴一声就出票 昨天也这样是不是网的问题',
  '正常了 客人付好了 那个失败的会不会明天又扣',
  '用得了 蛮好 下趟再坏还是寻侬伐',
  '灵光了 一刷就成 还要我做啥',
  '可以了 收款成功 那我能不能把这个步骤存下来',
  '要得了 刷得动了 我那两笔没成的咋办',
  '出票了哈 票上字也清楚 要不要给客人留一份',
  '机子缓过来了 连着收了四笔 它是不是热着了',
  '过了过了 九十八块刷成了 你那边记得到不',
  '好用咯 3000没得了 是不是卡欠费嘛',
  '行啦 客人扫完走人了 咋能不让它再犯',
  '好个哉 收得到钞票哉 为啥老是中午出毛病',
  '弄好嘞 能刷嘞 侬帮我看看是啥原因',
];

/** What sounds like it and is none: denied, hoped for, asked, of a part, planned, of a phone, of somebody else's, of before. */
const NO_CURES: readonly string[] = [
  '要是好了我跟你说 你先告诉我以后还会不会这样',
  '好没好我还不晓得 没人来刷 咋试嘛',
  '弄完就能收了对吧 要弄好久',
  '隔壁店的机子好了 我这个咋还不行',
  '手机上网好了 机器要不要重启',
  '屏幕能点了 那刷卡呢',
  'wifi连上了 信号满格 还要做啥',
  '等好了再收行不行',
  '什么时候能好啊 客人都走了',
  '昨天还好好的刷了几十单 今天咋就这样了',
  '上回重启一下就好了 这回重启行不行',
  '希望这次能好 充电要充多久',
  '你说好了就能收 那到底要等多久',
  '别家都能刷 就我不行 是不是你们系统',
  '刷是刷过去了 又退回来了 咋回事',
  '扫码能收 刷卡还是3000 要不要换机器',
  '我没说好了 你咋就说恢复了',
  '客人拿现金付好了 机器咋办',
  '他在对面超市刷成了 我这里刷不成是为啥',
  '刷了两单 一单成了一单又3000 咋回事嘛',
  '好了你不用说了 我问你到底能不能修好',
  '能不能收了我等哈试 先问你这个要不要钱',
  '我怕收了客人又说没收 现在能刷了吗',
  '点了更新 转完圈是不是就好了',
  '以前刷了好几年都没问题 咋突然就坏了',
  '开机了 字出来了 还没刷 接下来搞么子',
  '我女儿说重启就好了 是真的不',
  '要修好几天 那我生意咋做',
  '刷卡不报了 直接没反应了 咋整',
  '换好卡了 装好了 现在按哪个',
  '啥时候能用得返 我等住收钱',
  '好就好了 不好你给我派人 行不行',
  '好了的话我告诉你 不好咋办',
  '不晓得好了没有 等下有客再试 要得不',
  '是不是弄完这个就可以刷了',
  '人家店里的都好着呢 就我这台犯病 为啥',
  '我手机热点开好了 机器咋连',
  '灯绿了 不闪了 下一步呢',
  '电充满了 百分之百 还要做什么',
  '好了以后我还要不要签到',
  '几时先搞得掂啊 好多人等紧',
  '早上刷了五笔都成了 中午就开始3000 为什么',
  '上个月换张卡就好了 这次也换吗',
  '但愿能行 还要等几分钟',
  '照你说的弄就好了是吧 要不要先关机',
  '楼下的机器都能收 楼上的咋不得行',
  '刷成功了又弹个失败 到底算不算成',
  '插卡能用 挥卡不得行 是卡的事不',
  '哪个跟你说修好了 我还在等',
  '客人转微信给我了 这个3000咋个搞',
  '去银行刷那卡是好的 是不是机子的事',
  '十单里成了三单 其他都3000 咋弄',
  '行了行了 别问那么多 到底咋修',
  '我先去试哈 能刷了再跟你讲 你一直在不',
  '现在是不是已经可以收钱了',
  '重启完就能用了吧 里面的单子会不会丢',
  '一直都好用的 今天头一回 是不是坏了',
  '首页出来了 图标都有 要点哪个',
  '老板说换个插座就好了 有没有道理',
  '送修好了没有 啥时候寄回来',
  '不跳3000改跳别的了 三个字母 是啥意思',
  '纸装好了 盖子盖上了 然后咧',
  '几耐先可以刷得返卡',
  '能好最好 不能好就给我换 要多少钱',
  '票打了一半 后半截呢',
  '我昨天刷了三笔都成了 今天为啥不行',
];

/** Every so many of them are told at a question as well, since each is a talk of its own. */
const ALSO_AT_A_QUESTION = 4;
const some = (said: readonly string[]): readonly string[] => said.filter((_, at) => at % ALSO_AT_A_QUESTION === 0);

const atStep = async (app: TestApp): Promise<Merchant> => {
  const merchant = newMerchant(app);
  expect(stepOf(await merchant.saysAll('机子报3000 没扣', '信号就一格'))).toBe('try:move-to-better-signal');
  return merchant;
};
const atQuestion = async (app: TestApp): Promise<Merchant> => {
  const merchant = newMerchant(app);
  expect(stepOf(await merchant.says('机子报3000 没扣'))).toBe('ask:stuck-step');
  return merchant;
};

/** Hears a cure beside whatever else is said, and takes nothing else for one. */
export function describeCuresBeside(app: () => TestApp): void {
  describe('who tells at a step, beside a question, how it is', () => {
    it.each(CURES)('is believed: %s', async said => {
      expect((await (await atStep(app())).says(said)).incident?.status).toBe('closed');
    });

    it.each(NO_CURES)('is not taken for cured: %s', async said => {
      expect((await (await atStep(app())).says(said)).incident?.status).not.toBe('closed');
    });
  });

  describe('who tells at a question how it is', () => {
    it.each(some(CURES))('is believed: %s', async said => {
      expect((await (await atQuestion(app())).says(said)).incident?.status).toBe('closed');
    });

    it.each(some(NO_CURES))('is not taken for cured: %s', async said => {
      expect((await (await atQuestion(app())).says(said)).incident?.status).not.toBe('closed');
    });
  });

  it.each([
    ['签到成功了 好了能收了', '我根本没签 那是咋好的', undefined],
    ['换了张卡 刷过去了 好使了', '我压根没换卡 是重启好的', 'restart-once'],
  ])('takes the credit from a step that was not done: %s / %s', async (cured, denies, fix) => {
    const merchant = await atStep(app());
    expect((await merchant.says(cured)).incident?.resolution?.fix).toBeDefined();
    const turn = await merchant.says(denies);
    expect(turn.incident?.status).not.toBe('open');
    expect(turn.incident?.resolution?.fix).toBe(fix);
  });

  it.each([
    '那所以3000是信号搞的 不是机器坏了哇',
    '原来是信号的锅 不是机子的毛病',
    '搞了半天是网闹的啊',
    '敢情是那个角落信号害的',
  ])('has drawn a conclusion, and not fallen back: %s', async said => {
    const merchant = await atStep(app());
    await merchant.says('拿到楼梯口三格信号 一下就过了');
    const turn = await merchant.says(said);
    expect(turn.incident?.status).not.toBe('open');
    expect(textOf(turn)).toContain('原来那个位置信号弱');
  });
}
