import { isQuestion } from './is-question';

const MONEY = '(?:钱|款|账|帐|数)(?:款|都|是|倒是?|也|这块|这边|方面|上|全|呢|真的?|确实|本身|根本|完全|一分){0,3}';
const FINE = new RegExp(
  `${MONEY}(?:没有?(?:得|啥|什么|任何)?(?:的)?(?:问题|毛病)|冇(?:问题|事)|莫得问题|没有?(?:错|事|差|出错)|对(?:的|得上|上了|数|头)|好的|好好的|正常|不(?:差|缺)|ok|啱)`,
);
/** It is something else that is spoken of: `不是钱的事`, `跟钱不搭界`. */
const OTHER_MATTER =
  /(?:不是|唔系|不系|不关|没(?:有)?(?:在)?(?:说|讲|问|提)|不(?:说|讲))(?:讲|说|问|话)?钱(?:的)?(?:事情?|问题|嘅事)?(?=$|[\s，。,!！]|[的了啊呀嘛哦噻哈]|是)|(?:跟|和|同|与)钱(?:都|根本|也)?(?:没有?(?:得|啥)?关系|无关|不搭界|不相干|不挨着|冇关系|不沾边)/;
/** Taken as was due. */
const AS_DUE = /(?:没有?|未|冇|莫得?|不曾|一分)[^，。,\s]{0,3}(?:多|乱|错)(?:扣|收)|没扣错|扣对了|钱(?:是|都)*收得到/;
/** Only hoped for, or made a condition. */
const HOPED =
  /就(?:行|好|可以|中|得|成)|只要|如果|要是|希望|但愿|应该|可能|估计|大概|好像|怕|不知|不晓得|不确定|不敢|是不是|有没有|吧$|有(?:点|些)?问题$/;

/** The mark of a question stays with its part. */
const PART = /[，,。；;!！~～…\s]+|(?<=[?？])/;

/** Whether it is said plainly that nothing is wrong with the money: `钱没有问题的 一分没多扣`; not `钱没问题吧`, `钱没问题就行`. Takes normalised text. */
export const saysMoneyFine = (normalized: string): boolean =>
  normalized
    .split(PART)
    .some(
      clause =>
        !isQuestion(clause) &&
        !HOPED.test(clause) &&
        (FINE.test(clause) || OTHER_MATTER.test(clause) || AS_DUE.test(clause)),
    );
