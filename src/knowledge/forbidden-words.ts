/**
 * The words that the knowledge check looks for, as alternatives of a regular expression. Chinese, since they are what is
 * looked for in Chinese text; nothing here is ever said.
 */
export const FORBIDDEN_WORDS = {
  official: '官网|官方',
  ask: '请[^。]{0,6}(?:输入|报|念)|把|发|提供|告诉|填写|报一下|发来|发给',
  secret: '卡号|密码(?!键盘)|验证码|后三位|有效期|安全码|[Cc][Vv][VvNn]2?|PIN',
  negation: '不要|不会|切勿|请勿|别|不用|不能|遮|不要让|勿|不必|不问|保护|保管|要|隐去',
  byCardholder: '自己|持卡人|顾客|重新输|重输|管理',
  promise:
    '保证(?:到账|退|解决|修好|能)|一定会?到账|\\d+\\s*(?:个)?(?:小时|工作日|天)内?(?:一定)?(?:到账|退回|解决)|赔偿|赔付',
  technicianWork: '拆开|打开(?:机壳|后壳|外壳)|更换(?:读卡器|主板|打印头|电池)|刷机|恢复出厂|重装|卸载|升级固件',
  prohibition: '不要|不能|切勿|请勿|别|勿|不用|没|是否|有没有',
} as const;
