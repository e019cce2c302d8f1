const CODE = /3000|三千|代码|什么意思|啥意思|意思/;
const CHARGING = /刷|收|扣|付|碌|拍卡|插卡|[碰贴]一下|再(?:来|试|弄)一|重新(?:来|试|弄|做)/;
const DONE = /过|了|试/;

/** Whether the code, or what it means, is spoken of. Takes normalised text. */
export const namesCode = (normalized: string): boolean => CODE.test(normalized);

/** Whether taking a payment is spoken of: "must I pair it again" resembles "must I charge again". */
export const namesCharging = (text: string): boolean => CHARGING.test(text);

/** Whether something is told as done. */
export const tellsAsDone = (text: string): boolean => DONE.test(text);

const REFUSES_CHARGING =
  /没(?:有)?(?:说|想|打算)?(?:要|过)?(?:再|重新)?刷|不(?:是|想|会|敢)(?:要|说)?(?:再|重新)?刷|不刷/;

/** Whether charging again is what somebody says they do not do: `我没要再刷`. Takes normalised text. */
export const refusesCharging = (text: string): boolean => REFUSES_CHARGING.test(text);
