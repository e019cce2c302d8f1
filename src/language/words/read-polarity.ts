export type Polarity = 'yes' | 'no';

const NEGATION =
  /没|不|无(?!线)|未|否|冇|唔|别(?!的|处|人)|莫|(?<![a-z])no(?:t|ne)?(?![a-z])|木有|么得|木(?=扣|有|得|用|反应)/;
/** What is not a denial though a negation is in it. */
const NOT_DENIED = /不错|不过|不好意思|不仅|差不多|没错|没问题|不小心|没事|无线/g;
const SHORT_NO =
  /^(?:没有?|冇|无|不|否|未|没|唔|no|n|木有|么有|没得|莫得|没呢|不是|不会|不行|不能|不对|不可以|没有过|从来没有|从没|都没有?)(?:[啊呀呢吧的哦哈了诶哎喔呐耶滴]|这回事){0,3}$/;
const SHORT_YES =
  /^(?:有|是|对|嗯+|恩|好|能|可以|行|会|系|要|yes|y|ok|正常|亮|得|对头|在|有过|有滴|可以的|没错|当然|必须|中|是滴|确实|1)(?:[啊呀呢吧的哦哈了诶哎喔呐耶滴]|有的|对的|是的|对对|没错){0,3}$/;

/** Whether a short answer says yes or no and nothing else: `没有啊` -> `no`, `有的` -> `yes`, `有两格` -> undefined. Takes normalised text. */
export function readPolarity(text: string): Polarity | undefined {
  const said = text.replace(/[\s\p{P}\p{S}]/gu, '');
  if (SHORT_NO.test(said)) return 'no';
  return SHORT_YES.test(said) ? 'yes' : undefined;
}

/** Whether a text denies something anywhere: `信号没有了`. */
export function isDenied(text: string): boolean {
  return NEGATION.test(text.replace(NOT_DENIED, ''));
}

/**
 * Which options are the yes and the no of a yes-or-no question, by their labels: `['扣了', '没扣', '不确定']` -> yes, no, undefined.
 * A question with several answers of one kind has only the clear ones marked: `['三格以上', '一两格', '没有信号']` -> undefined, undefined, no.
 */
export function markPolarity(labels: readonly string[]): readonly (Polarity | undefined)[] {
  const unsure = labels.map(label => isUnsureLabel(label));
  const denied = labels.map((label, i) => !unsure[i] && isDenied(label));
  const affirmed = labels.map((_, i) => !unsure[i] && !denied[i]);
  const plainNo = labels.findIndex(label => readPolarity(label) === 'no');
  const no = denied.filter(Boolean).length === 1 ? denied.indexOf(true) : plainNo;
  const yes =
    affirmed.filter(Boolean).length === 1
      ? affirmed.indexOf(true)
      : labels.findIndex(label => readPolarity(label) === 'yes');
  return labels.map((_, i) => (i === no ? 'no' : i === yes ? 'yes' : undefined));
}

/** Whether an option is itself "I do not know". */
export function isUnsureLabel(label: string): boolean {
  return /不(?:确定|知道|清楚|记得|晓得|了解|好说)|说不准|说不清|看不出|没注意|没留意|忘了|记不清|not sure|unknown/.test(
    label,
  );
}

/** A person is named, but not wanted: `不要人工了`, `唔好轉人工`, `取消转人工`, `不等了`. */
const REFUSED_HUMAN =
  /(?:咋|怎么|干嘛|干啥|为(?:啥|什么)|又|老)(?:老是?|总是?|又|还|就){0,4}(?:叫|喊|让|要)(?:我)?(?:去)?转(?:人工|真人|客服)(?![^。]*(?:那|就|快|赶紧)(?:给我|帮我)?转)|(?:^|[\s，。,])(?:我)?不转(?:啊|呀|的)?(?=$|[\s，。,!！])|没有?(?:喊|叫|要|说要)(?:转|找)?人工|(?:不|别|莫|唔|甭)(?:要|用|需要|想|必|使|好|使得)?(?:再|给我|帮我|住|着)?(?:转|找|等|接|叫|排)?(?:人工|真人|客服)|(?:不|别|莫|唔|甭)(?:要|用|使|好|需要)转人|(?:不|别|莫|唔|甭)(?:用|要|必|消)?(?:再)?(?:叫|喊|来)人|取消(?:转|排队|等)?(?:接)?(?:人工|排队)|(?:人工|真人|客服|师傅|工作人员|技术员?|你们的?人)[^，。]{0,4}(?:取消|不需要|不用了|不要了|(?:不(?:用|要|必|使|消)|别|莫|甭|唔(?:使|好|用))(?:再)?(?:来|派|找|联系|过来|安排)(?:我)?(?:了|啦|喇|咯|嘞))|(?:不|唔|莫)(?:想|要|用)?(?:再)?等(?:人|你|了|喇|啦)|不用(?:转|排队)了|不用(?:再)?麻烦(?:你们?|您|工作人员|人工|客服|人)|转(?:什么|啥|啥子|么子|乜|咩)(?:鬼)?人工|(?:头先|刚才|刚刚|前面|之前|早先)[^，。]{0,3}转(?:了)?人工|转(?:了)?人工等(?:了)?(?:半天|好久|老半天)|没(?:有)?(?:喊|叫|让|说)(?:要)?你?转(?!账)|(?:先|暂时|现在)(?:不|别|莫|唔|甭)(?:用|要|需要|忙|急)?(?:着)?(?:给我|帮我)?转(?!账|圈|网|到)|(?:别|莫|甭|唔使)(?:要)?(?:急|忙|慌)(?:着|到|倒)?转(?!账|圈|网|到)|(?:不|别|莫|唔|甭)(?:要)?(?:急|忙|慌|老|总|光|动不动)(?:着|到|是|就)?[^，。]{0,3}(?:甩|丢|推|踢|转)(?:给|到)?(?:人工|真人|客服|别人)/;

/** It is the customer who does not want to wait. */
const OTHERS_WAIT =
  /(?:客人|顾客|他们?|她们?|人家)[^，。,]{0,4}(?:不|唔|莫)(?:想|要|用|肯|愿意)?(?:再)?等(?:了|喇|啦)?/g;

/** Whether a person is refused. Takes normalised text with synonyms folded. */
export const refusesHuman = (text: string): boolean => REFUSED_HUMAN.test(text.replace(OTHERS_WAIT, ''));

const PERSON =
  /人工|真人|活人|客服|转(?!圈|半天|了半|来转|啊转|个不停|两下|一下|几下)|有人(?!等|排)|找人|来人|个人|师傅|技术|专员|同事|工作人员|电话|human|agent/i;

/** Whether a message names a person to talk to in any way. Takes normalised text. */
export const namesPerson = (normalized: string): boolean => PERSON.test(normalized);

const NO_REFUND = /(?:不|没有?|唔)(?:是)?(?:说|想|要|用)?(?:去)?(?:撤销|退货|退款)/;

/** Whether a refund or reversal is what the message does not want: `我不是要撤销也不退货`. Takes normalised text. */
export const refusesRefund = (normalized: string): boolean => NO_REFUND.test(normalized);

const NONE_OF_IT = /(?:都|全|啥子?都|什么都)(?:没有?|冇)(?:的|得)?(?:嘛|啊|呀|哦|噻|吖)?$/;

/** Whether a part of a message denies all that was asked about: `我说了都没有的嘛`. Takes normalised text of one clause. */
export const saysNoneOfIt = (clause: string): boolean => NONE_OF_IT.test(clause);

const DECLINES = /^(?:不用|不要|不等|唔使|不必|取消|(?:不|别|莫)(?:要|用)?转(?!账|帐|圈|走|一|半|来|个))/;

/** Whether a message begins by declining what is offered: `不用了，谢谢`. Takes normalised text. */
export const declines = (normalized: string): boolean => DECLINES.test(normalized);
