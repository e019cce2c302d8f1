import type { AnswerAct } from './understanding';

const TAIL = '[啊呀呢吧了哦耶咯嘛诶哎哈哒的呐哟。.!?~…, ]{0,5}$';
const say = (words: string): RegExp => new RegExp(`^(?:${words})${TAIL}`);

/** Short answers that mean one act whatever was asked. */
const PLAIN_ACTS: readonly (readonly [AnswerAct, RegExp])[] = [
  [
    'act.unsure',
    say(
      '(?:这个?|那个|我|俺|咱|也|真的?|还|都|就|有点){0,4}(?:不知道|不晓得|不清楚|不太清楚|不确定|不太确定|没看|没注意|没留意|不记得|忘了|忘记了?|记不清|记不得|说不准|说不清|说不好|搞不清楚?|弄不清楚?|没印象|没概念|唔清楚|8知道|不好说|鬼知道|谁知道)',
    ),
  ],
  ['act.skip', say('(?:先)?(?:跳过|略过|过)(?:这个|这题|这步)?|下一个|下一题|不想答|做不了|弄不了|没法弄')],
  [
    'act.wait',
    say(
      '等下|等等|稍等|等一下|等会儿?|等我?(?:去)?(?:试试|看看|一下|下)|等下我?(?:去)?(?:试试|看看)|我(?:去)?(?:试试|看看|试下|看下)(?:先)?|马上(?:试|看)',
    ),
  ],
  ['act.back', say('我?(?:刚才|刚刚|刚)?(?:说|点|选|按|答|打)错|搞错|上一步|返回|返回上一步|上一题|回上一步|退回去')],
  [
    'act.repeat',
    say(
      '(?:你)?(?:为什么|为啥|干嘛|干吗|做什么|爪子|咋)?(?:要)?问这个?(?:爪子|干嘛|干吗|干啥|做什么|做啥|有什么用|有啥用)|(?:我)?(?:没看懂|没听懂|没明白|看不懂|听不懂|不太懂|没懂|没太懂)(?:这步|这个|这句|你说的|你的意思)?|(?:改(?:了|好|成)?(?:什么|啥|点)?(?:样)?)?(?:再)?(?:给我|俾我|让我)(?:再)?(?:看看|看一眼|看一遍|看下|睇下|睇睇|念一遍)(?:啊|呀|吧)?|(?:都)?记(?:了|上)(?:啥|什么|些什么|没有?)(?:给我看(?:看|一眼))?|换个说法|再说一遍|再说一次|(?:你)?(?:说)?(?:的)?(?:是)?什么意思|啥意思|不明白|听不懂|重复一遍|看不明白',
    ),
  ],
  ['request.human', say('(?:转|找|要|我要|请转|帮我转|叫)?(?:人工|人工客服|人工服务|真人|真人客服)')],
];

/** The act that a short answer plainly is: `不知道啊` -> `act.unsure`. Takes normalised text with synonyms folded. */
export function readPlainAct(text: string): AnswerAct | undefined {
  return PLAIN_ACTS.find(([, words]) => words.test(text))?.[0];
}
