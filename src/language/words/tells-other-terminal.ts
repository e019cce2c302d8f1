import { isHypothetical } from './is-hypothetical';
import { isQuestion } from './is-question';

const OTHER =
  /(?:另外?(?:的)?|别的|其他(?:的)?|(?:还|仲)有(?:的)?|第(?:二|三|2|3)|(?:楼上|楼下|里面|后厨|分店|那边)(?:的)?(?:那)?)(?:一|1|两)?(?:台|部|个(?:机|pos|刷卡))/;
const FAILS =
  /都(?:是|系)?(?:[这那一]样|咁|那$)|也(?:是|这样|一样|报|不|跳|出|刷|收|坏|弹|来)|同样|一样的?(?:毛病|问题|情况|报错|错)|3000|报错|(?:刷|收|连|开|用|打|读)不|不行|不得行|坏了|没反应|出(?:问题|毛病)|又(?:来|报)/;

/** `另外一台连不上咋办` tells of it. */
const WHAT_TO_DO = /(?:咋|怎么|如何|点)(?:办|弄|搞|整|处理|算)(?:啊|呀|呢|哦|好|才好)*[?？\s]*$/;

/** Whether a second terminal is told to fail, now and not perhaps: `另一台也这样`, `楼下那台也报3000`. Takes normalised text. */
export const tellsOtherTerminal = (normalized: string): boolean =>
  OTHER.test(normalized) &&
  FAILS.test(normalized) &&
  !isQuestion(normalized.replace(WHAT_TO_DO, '')) &&
  !isHypothetical(normalized);
