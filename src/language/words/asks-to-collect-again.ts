const PAID = '(?:付|给|刷|扫|收|畀|俾)(?:过|了|完|成|好|咗)(?:钱|款|卡|码)?(?:了|的|啊|呀|嘛)?';
const AGAIN = '(?:还|又|再)(?:要|得|用|需要|叫|让|喊|能|可以|会|敢)?(?:我|他|她|佢)?(?:再|重新|重)?(?:收|刷|付|扫)';
const COLLECTS_AGAIN = new RegExp(`${PAID}[^。]{0,8}${AGAIN}`);

/** Whether somebody wonders that a sale which was paid is to be taken once more: `他邮政卡都付过了还重新收啊？`. Takes normalised text. */
export const asksToCollectAgain = (normalized: string): boolean => COLLECTS_AGAIN.test(normalized);
