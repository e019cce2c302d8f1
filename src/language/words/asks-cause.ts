const ASKS_CAUSE =
  /(?:是不是|系咪|会不会是|会不会(?:跟|和|同)|难道是|该不会是|莫不是|是否)(?!要|得|应该|可以|能|对|这样|好|正常|就|也|[弄搞记听看说]错|[看点按选填输])|是[^，。,]{1,8}(?:问题|毛病|原因|坏了)(?:吗|嘛|么|吧|不)|(?:跟|和|同)[^，。,]{1,8}有(?:没有)?关/;

const CONCLUDES =
  /(?:所以|敢情|原来|搞了?半天|说白了|那(?:就|还)?(?:3000)?(?:就|都|还)?是|都(?:是|怪))[^。]{0,14}(?:(?:搞|弄|整|害|惹|闹|引起|造成|作怪)(?:的|出来的|起的)|的(?:锅|缘故|原因))|(?<!是)不是(?:我)?(?:的|这)?(?:个|台)?(?:机器|机子)[^，。,]{0,8}(?:坏|毛病|问题|故障)/;

/** Whether a message draws the conclusion what it was: `那所以3000是他喊我换网络搞的 不是机器坏了哇`. Takes normalised text. */
export const concludesCause = (normalized: string): boolean => CONCLUDES.test(normalized);

const BROKEN = /坏|报废|烧(?:了|掉)|挂了|不行了|(?:机器|机子|机)(?:本身)?(?:的)?(?:毛病|问题|原因)/;

/** Whether who asks for the cause fears that the terminal itself is broken: `是不是机器坏求了`. Takes normalised text. */
export const fearsBroken = (normalized: string): boolean => asksCause(normalized) && BROKEN.test(normalized);

/** Whether a message asks if something is the cause: `是不是信号的事` -> true, `是不是要签到` -> false. Takes normalised text. */
export const asksCause = (normalized: string): boolean => ASKS_CAUSE.test(normalized);
