import { readQuantity } from '../read-quantity';

const LATER =
  /明(?:天|日|早|儿)|后天|改[天日]|过(?:几|两|些)天|下(?:周|星期|礼拜)|今晚|晚(?:上|点|些|一点)|夜里|傍晚|中午|下午|下班|打烊|收摊|关门|闲下来|(?:有|得|等)空|半天|小时|钟头|回头/;

/**
 * The minutes that who goes to do something asks for, Infinity where they put it off to another time of the day or later, and 0 where they say
 * neither: `给我十分钟` -> 10, `等下午闲下来再试` -> Infinity. Takes normalised text.
 */
export function readPauseMin(normalized: string): number {
  if (LATER.test(normalized)) return Infinity;
  const quantity = readQuantity(normalized);
  return quantity?.unit === '分钟' ? quantity.to : 0;
}
